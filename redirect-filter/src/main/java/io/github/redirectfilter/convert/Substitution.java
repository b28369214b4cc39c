package io.github.redirectfilter.convert;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Targets with {@code $1}, {@code %1} and {@code %{NAME}} in them, as targets of ours. */
final class Substitution {
    private final String text;
    private final Map<String, String> groups;
    private final Map<String, String> conditionGroups;
    private final Function<String, @Nullable String> variables;
    private final StringBuilder out = new StringBuilder();

    private Substitution(
            String text,
            Map<String, String> groups,
            Map<String, String> conditionGroups,
            Function<String, @Nullable String> variables) {
        this.text = text;
        this.groups = groups;
        this.conditionGroups = conditionGroups;
        this.variables = variables;
    }

    /**
     * A target.
     *
     * @param groups what stands for a group of the rule's expression
     * @param conditionGroups what stands for a group of the last condition's expression
     * @param variables what stands for a variable, {@code null} if nothing does
     */
    static String of(
            String text,
            Map<String, String> groups,
            Map<String, String> conditionGroups,
            Function<String, @Nullable String> variables) {
        return new Substitution(text, groups, conditionGroups, variables).read();
    }

    private String read() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                char literal = text.charAt(at + 1);
                out.append(literal == '%' ? "%25" : Literal.braces(String.valueOf(literal)));
                at += 2;
            } else if ((c == '$' || c == '%') && at + 1 < text.length()) {
                at = reference(c, at);
            } else {
                out.append(Literal.braces(String.valueOf(c)));
                at++;
            }
        }
        return out.toString();
    }

    private int reference(char kind, int at) {
        char next = text.charAt(at + 1);
        if (next >= '0' && next <= '9') {
            String name = String.valueOf(next);
            String value = (kind == '$' ? groups : conditionGroups).get(name);
            if (value == null) {
                throw new NotExpressible(
                        kind + name + " stands for nothing that a rule knows",
                        "write the target with captures of FROM");
            }
            out.append(value);
            return at + 2;
        }
        if (next == '{') {
            int end = text.indexOf('}', at);
            String name = end < 0 ? text.substring(at) : text.substring(at + 2, end);
            String value = kind == '$' || end < 0 ? null : variables.apply(name);
            if (value == null) {
                throw new NotExpressible(
                        kind + "{" + name + "} stands for nothing that a rule knows",
                        "write the target with what docs/rules.md lists under Values");
            }
            out.append(value);
            return end + 1;
        }
        out.append(kind == '%' ? "%25" : "$");
        return at + 1;
    }
}
