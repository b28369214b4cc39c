package io.github.redirectfilter.lint;

import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.match.Capture;
import io.github.redirectfilter.match.SourcePattern;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule with what several checks ask about it, found out once. */
final class LintRule {
    private static final String METHOD = "method";
    private static final List<String> READ_BY_CONDITIONS = List.of("by", "experiment", "include", "exclude", "burst");

    private final Inspection inspection;
    private final Inspection.Rule rule;
    private @Nullable List<Probed> probed;
    private @Nullable SourcePattern source;
    private boolean neverAsked;

    LintRule(Inspection inspection, Inspection.Rule rule) {
        this.inspection = inspection;
        this.rule = rule;
    }

    /** A request that the rule is for, with what the rules say to it. */
    record Probed(Samples.Sample sample, Inspection.Probe probe) {}

    Inspection.Rule rule() {
        return rule;
    }

    int ordinal() {
        return rule.ordinal();
    }

    String from() {
        return rule.written().from();
    }

    String to() {
        return rule.written().to();
    }

    @Nullable
    RedirectStatus status() {
        return rule.status();
    }

    boolean redirects() {
        RedirectStatus status = rule.status();
        return status != null && status.redirects();
    }

    boolean isRegex() {
        return from().startsWith("~");
    }

    /** Whether its source is one path. */
    boolean isLiteral() {
        return from().indexOf('{') < 0 && !isRegex();
    }

    /** Whether the target's scheme and host are written, or captured, in the rule. */
    boolean absolute() {
        return to().startsWith("//") || to().startsWith("https://") || to().startsWith("http://");
    }

    /** Source and place, as messages name a rule: {@code /a at x.rules:3}. */
    String named() {
        Place place = rule.written().place();
        return from() + " at " + (place.line() == 0 ? place.source() : place.source() + ":" + place.line());
    }

    /** Requests that the rule is for, as the engine agrees. */
    List<Probed> probed() {
        List<Probed> known = probed;
        if (known == null) {
            known = new ArrayList<>();
            for (Samples.Sample sample : Samples.of(from(), methods())) {
                Inspection.Probe probe = inspection.probe(sample.request());
                if (probe.next(ordinal()) == ordinal() && probe.fitsMethods(rule)) {
                    known.add(new Probed(sample, probe));
                }
            }
            probed = known;
        }
        return known;
    }

    /** The methods that it is for; empty for all. */
    private List<String> methods() {
        if (rule.conditions().isEmpty()) {
            return List.of();
        }
        String written = rule.written().methods();
        for (String text : rule.conditionTexts()) {
            if (text.startsWith(METHOD + "=")) {
                written = text.substring(METHOD.length() + 1);
            }
        }
        return written == null
                ? List.of()
                : Arrays.stream(written.split(",")).map(String::strip).toList();
    }

    /** Whether the author named a method. */
    boolean names(String method) {
        return methods().contains(method);
    }

    /** What it asks beside source and methods, with the options that this depends on. */
    Set<String> conditions() {
        if (rule.conditions().isEmpty()) {
            return Set.of();
        }
        Set<String> conditions = new HashSet<>();
        for (String text : rule.conditionTexts()) {
            if (!text.startsWith(METHOD + "=") && !text.startsWith("not." + METHOD + "=")) {
                conditions.add(text);
            }
        }
        if (!conditions.isEmpty()) {
            conditions.addAll(ownOf(conditions));
            rule.written().options().forEach((key, value) -> {
                if (READ_BY_CONDITIONS.contains(key)) {
                    conditions.add(key + "=" + value);
                }
            });
        }
        return conditions;
    }

    /** What is a rule's own although another may ask it in the same words: who is in a share, and how much was used up. */
    private Set<String> ownOf(Set<String> conditions) {
        Set<String> own = new HashSet<>();
        for (String text : conditions) {
            if (text.matches("(not\\.)?share=.*") && !rule.written().options().containsKey("experiment")) {
                own.add("experiment of " + from().replace('=', ' '));
            } else if (text.matches("(not\\.)?rate=.*")) {
                own.add("bucket of " + rule.id().replace('=', ' '));
            }
        }
        return own;
    }

    /** The conditions that except methods, of which samples try but a few. */
    List<String> exceptedMethods() {
        return rule.conditionTexts().stream()
                .filter(text -> text.startsWith("not." + METHOD + "="))
                .toList();
    }

    /** Whether it asks the same as another rule, beside the source. */
    boolean asksTheSameAs(LintRule other) {
        return rule.conditionTexts().equals(other.rule.conditionTexts())
                && conditions().equals(other.conditions());
    }

    /** Says that it never has its turn, so that it matters to nobody where it leads. */
    void neverAsked() {
        neverAsked = true;
    }

    boolean isNeverAsked() {
        return neverAsked;
    }

    /** The names that the source gives. */
    List<Capture> captures() {
        if (isLiteral()) {
            return List.of();
        }
        return source().captures();
    }

    /** The source, read again. */
    SourcePattern source() {
        SourcePattern known = source;
        if (known == null) {
            try {
                known = SourcePattern.parse(from(), rule.ignoresCase(), rule.ignoresSlash());
            } catch (ParseException e) {
                throw new IllegalStateException("read without fault when the rules were built: " + from(), e);
            }
            source = known;
        }
        return known;
    }

    /** Whether findings of a kind are meant. */
    boolean accepts(LintCode code) {
        String accepted = rule.written().options().get("accept");
        return accepted != null
                && Arrays.stream(accepted.split(",")).map(String::strip).anyMatch(code.toString()::equals);
    }
}
