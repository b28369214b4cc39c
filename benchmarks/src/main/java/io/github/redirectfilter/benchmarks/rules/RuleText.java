package io.github.redirectfilter.benchmarks.rules;

import io.github.redirectfilter.benchmarks.rules.Part.Capture;
import io.github.redirectfilter.benchmarks.rules.Part.Text;
import io.github.redirectfilter.benchmarks.rules.Part.Value;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes rules in the syntaxes that more than one contender reads. */
public final class RuleText {
    private static final String SPECIAL = ".?+*()[]{}|^$\\";

    private RuleText() {}

    /** Source and target as this project's rule lines have them. */
    public static String line(Rule rule) {
        return source(rule) + "  " + target(rule);
    }

    /** The source as this project writes it. */
    public static String source(Rule rule) {
        return rule.kind() == Kind.REGEX
                ? "~" + regex(rule, capture -> "(?<" + capture.name() + ">" + capture.expression() + ")")
                : template(rule.source(), capture -> (isRest(capture) ? "{*" : "{") + capture.name() + "}");
    }

    /** The target as this project writes it, and Armeria, and OCPsoft. */
    public static String target(Rule rule) {
        return target(rule, value -> "{" + value + "}");
    }

    /** The source with its captures written by the caller, all else as it is. */
    public static String template(List<Part> source, Function<Capture, String> captures) {
        return source.stream()
                .map(part -> part instanceof Capture capture ? captures.apply(capture) : ((Text) part).text())
                .collect(Collectors.joining());
    }

    /** The whole source as a regular expression whose groups are its captures, in their order. */
    public static String regex(Rule rule) {
        return regex(rule, capture -> "(" + capture.expression() + ")");
    }

    /** The whole source as a regular expression with its captures written by the caller. */
    public static String regex(Rule rule, Function<Capture, String> captures) {
        return rule.source().stream()
                .map(part -> part instanceof Capture capture ? captures.apply(capture) : quote(((Text) part).text()))
                .collect(Collectors.joining("", "^", "$"));
    }

    /** The target with a reference to the number of a capture, as in {@code $1}, where its value goes. */
    public static String numbered(Rule rule, String before, String after) {
        List<String> names = new ArrayList<>();
        rule.source().forEach(part -> {
            if (part instanceof Capture capture) {
                names.add(capture.name());
            }
        });
        return target(rule, value -> before + (names.indexOf(value) + 1) + after);
    }

    /** The target with the places of values written by the caller. */
    public static String target(Rule rule, Function<String, String> values) {
        return rule.target().stream()
                .map(part -> part instanceof Value value ? values.apply(value.name()) : ((Text) part).text())
                .collect(Collectors.joining());
    }

    /** Whether a template's capture takes the rest of the path. */
    public static boolean isRest(Capture capture) {
        return capture.expression().equals(Capture.REST);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        text.chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                quoted.append('\\');
            }
            quoted.append((char) c);
        });
        return quoted.toString();
    }
}
