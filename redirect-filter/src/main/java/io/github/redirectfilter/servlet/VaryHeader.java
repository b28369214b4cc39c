package io.github.redirectfilter.servlet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Joins {@code Vary} headers: a name once, compared without case, and {@code *} swallows the rest (RFC 9110, 12.5.5). */
final class VaryHeader {
    static final String NAME = "Vary";

    private VaryHeader() {}

    static boolean is(String name) {
        return NAME.equalsIgnoreCase(name);
    }

    /**
     * @param present the header lines that are there, each a comma-separated list
     * @param names a comma-separated list to add
     */
    static String merge(Collection<String> present, String names) {
        Map<String, String> merged = new LinkedHashMap<>();
        present.forEach(line -> collect(line, merged));
        collect(names, merged);
        return merged.containsKey("*") ? "*" : String.join(", ", merged.values());
    }

    private static void collect(String line, Map<String, String> merged) {
        for (String element : line.split(",", -1)) {
            String name = element.strip();
            if (!name.isEmpty()) {
                merged.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            }
        }
    }
}
