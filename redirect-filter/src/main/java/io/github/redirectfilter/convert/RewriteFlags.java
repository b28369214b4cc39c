package io.github.redirectfilter.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Flags such as {@code [R=301,L,NC]}, by their short names. */
record RewriteFlags(Map<String, String> values) {
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("redirect", "R"),
            Map.entry("last", "L"),
            Map.entry("nocase", "NC"),
            Map.entry("noescape", "NE"),
            Map.entry("qsappend", "QSA"),
            Map.entry("qsdiscard", "QSD"),
            Map.entry("gone", "G"),
            Map.entry("forbidden", "F"),
            Map.entry("chain", "C"),
            Map.entry("skip", "S"),
            Map.entry("next", "N"),
            Map.entry("proxy", "P"),
            Map.entry("passthrough", "PT"),
            Map.entry("ornext", "OR"),
            Map.entry("cookie", "CO"),
            Map.entry("env", "E"),
            Map.entry("host", "H"),
            Map.entry("handler", "H"),
            Map.entry("type", "T"),
            Map.entry("discardpath", "DPI"),
            Map.entry("valveskip", "VS"));

    /** What changes nothing about a redirect, for it escapes what it has to, and ends. */
    private static final Set<String> HARMLESS =
            Set.of("R", "L", "END", "NC", "NE", "QSA", "QSD", "G", "F", "B", "PT", "DPI", "OR", "NV", "NS", "C", "S");

    static RewriteFlags none() {
        return new RewriteFlags(Map.of());
    }

    static RewriteFlags of(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        String inside = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        for (String flag : inside.split(",", -1)) {
            int equals = flag.indexOf('=');
            String name = (equals < 0 ? flag : flag.substring(0, equals)).strip();
            String known = SHORT.getOrDefault(name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT));
            values.put(known, equals < 0 ? "" : flag.substring(equals + 1).strip());
        }
        return new RewriteFlags(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether no rule behind this one is asked. */
    boolean last() {
        return has("L") || has("END");
    }

    /** Throws at a flag with which a redirect would be something else. */
    void requireKnown() {
        for (String name : List.copyOf(values.keySet())) {
            if (!HARMLESS.contains(name)) {
                throw new NotExpressible(
                        "the flag " + name + " has no counterpart", "do what it does by the application or its server");
            }
        }
    }
}
