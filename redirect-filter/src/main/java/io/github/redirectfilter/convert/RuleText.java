package io.github.redirectfilter.convert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a rule line: quotes where a column needs them. */
final class RuleText {
    private String methods = "";
    private final String from;
    private final String to;
    private String status = "";
    private final Map<String, @Nullable String> options = new LinkedHashMap<>();
    private @Nullable String note;

    RuleText(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /** A rule that lets requests pass. */
    static RuleText pass(String from) {
        return new RuleText(from, "-");
    }

    RuleText status(int code) {
        status = Integer.toString(code);
        return this;
    }

    RuleText methods(String list) {
        methods = list;
        return this;
    }

    RuleText option(String key, @Nullable String value) {
        options.put(key, value);
        return this;
    }

    RuleText options(Map<String, @Nullable String> more) {
        options.putAll(more);
        return this;
    }

    /** Adds to what the rule does otherwise than the original. */
    RuleText note(@Nullable String difference) {
        if (difference != null) {
            note = note == null ? difference : note + "; " + difference;
        }
        return this;
    }

    ConvertedRule at(SourceLine line, boolean placeholder) {
        return new ConvertedRule(line, toString(), note, placeholder);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (!methods.isEmpty()) {
            out.append(methods).append(' ');
        }
        out.append(column(from)).append("  ").append(column(to));
        if (!status.isEmpty()) {
            out.append("  ").append(status);
        }
        options.forEach((key, value) -> out.append("  ")
                .append(key)
                .append(value == null ? "" : "=" + (needsQuotes(value) ? quoted(value) : value)));
        return out.toString();
    }

    private static String column(String text) {
        return needsQuotes(text) ? quoted(text) : text;
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty()
                || text.startsWith("\"")
                || text.startsWith("#")
                || text.contains("=\"")
                || text.chars().anyMatch(Character::isWhitespace);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
