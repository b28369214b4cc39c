package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.match.Patterns;
import io.github.redirectfilter.match.RequestUrl;
import io.github.redirectfilter.match.SourcePattern;
import io.github.redirectfilter.target.LiteralTarget;
import io.github.redirectfilter.target.WebOrigin;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules by their ordinals, which are their order. */
final class RuleTable implements Patterns {
    private final int[] entries;
    private final List<CompiledRule> compiled;
    private final LiteralRules literals;
    private final OfLiterals settings;
    private final ReadyRules ready;

    /**
     * What applies to rules that are kept as text; the others have their own.
     *
     * @param ignore differences between paths that do not count
     * @param attribution whether a header names the rule
     * @param cors who may follow an answer across origins
     */
    record OfLiterals(IgnoreSetting ignore, boolean attribution, CorsPolicy cors) {}

    /**
     * Makes a table.
     *
     * @param entries for each ordinal where its rule is: an offset in {@code literals}, or the complement of an index in
     *     {@code compiled}
     */
    RuleTable(int[] entries, List<CompiledRule> compiled, LiteralRules literals, OfLiterals settings) {
        this.entries = entries;
        this.compiled = List.copyOf(compiled);
        this.literals = literals;
        this.settings = settings;
        this.ready = new ReadyRules(entries.length);
    }

    /** The rules that are not kept as text. */
    List<CompiledRule> compiled() {
        return compiled;
    }

    /** Who may follow the answer of a rule that is kept as text across origins. */
    CorsPolicy corsOfLiterals() {
        return settings.cors();
    }

    /** Whether what finds a rule by host and path has compared all that its source asks for. */
    boolean foundIsMatch(int ordinal) {
        SourcePattern pattern = pattern(ordinal);
        return pattern == null || pattern.foundIsMatch();
    }

    /** Differences between paths that do not count for rules that are kept as text. */
    IgnoreSetting ignoreOfLiterals() {
        return settings.ignore();
    }

    /** The rule of an ordinal; made on the spot if it is kept as text. */
    CompiledRule rule(int ordinal) {
        int entry = entries[ordinal];
        return entry < 0 ? compiled.get(~entry) : literals.rule(entry, settings);
    }

    /** The same for a request, after which it is ready for the next. Who reads the whole list must not fill the place. */
    CompiledRule ruleForRequest(int ordinal) {
        if (entries[ordinal] < 0) {
            return rule(ordinal);
        }
        CompiledRule rule = ready.get(ordinal);
        if (rule == null) {
            rule = rule(ordinal);
            ready.put(ordinal, rule);
        }
        return rule;
    }

    /** What a list shows of each rule, made when it is asked for. */
    List<RuleSummary> summaries() {
        return new AbstractList<>() {
            @Override
            public RuleSummary get(int ordinal) {
                SourcePattern pattern = RuleTable.this.pattern(ordinal);
                CompiledRule rule = rule(ordinal);
                return new RuleSummary(
                        rule.id(), pattern == null ? literal(ordinal) : pattern.toString(), rule.status());
            }

            @Override
            public int size() {
                return entries.length;
            }
        };
    }

    /** The source of an ordinal that is kept as text. */
    String literal(int ordinal) {
        String host = literalHost(ordinal);
        return host == null ? literalPath(ordinal) : "//" + host + literalPath(ordinal);
    }

    /** The rule of an ordinal that is kept as text, as it would be written. */
    RedirectRule literalRule(int ordinal) {
        CompiledRule rule = rule(ordinal);
        Place place = literalPlace(ordinal);
        String to = RedirectRule.NO_TARGET;
        if (rule.target() instanceof LiteralTarget target) {
            WebOrigin origin = target.origin();
            to = origin == null ? target.rest() : origin + target.rest();
        }
        RedirectRule.Builder text = RedirectRule.from(literal(ordinal), place).to(to, place);
        return rule.status() == null
                ? text.build()
                : text.status(rule.status().toString(), place).build();
    }

    /** Where the rule of an ordinal was written, if it is kept as text. */
    Place literalPlace(int ordinal) {
        return literals.place(entries[ordinal]);
    }

    @Override
    public int size() {
        return entries.length;
    }

    @Override
    public @Nullable SourcePattern pattern(int ordinal) {
        int entry = entries[ordinal];
        return entry < 0 ? compiled.get(~entry).source() : null;
    }

    @Override
    public String literalPath(int ordinal) {
        return literals.path(entries[ordinal]);
    }

    @Override
    public @Nullable String literalHost(int ordinal) {
        return literals.host(entries[ordinal]);
    }

    @Override
    public boolean sameLiteral(int first, int second) {
        return literals.matchesPath(entries[first], literalPath(second), 0, settings.ignore());
    }

    @Override
    public boolean mayMatchPath(int ordinal, String text, int start) {
        SourcePattern pattern = pattern(ordinal);
        return pattern == null
                ? literals.matchesPath(entries[ordinal], text, start, settings.ignore())
                : pattern.mayMatchPath(text, start);
    }

    @Override
    public boolean matches(int ordinal, RequestUrl url) {
        SourcePattern pattern = pattern(ordinal);
        return pattern == null
                ? literals.matchesPath(entries[ordinal], url.path(), 0, settings.ignore())
                        && literals.matchesHost(entries[ordinal], url.host())
                : pattern.matches(url);
    }
}
