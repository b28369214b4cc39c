package io.github.redirectfilter.proxy;

import java.util.ArrayList;
import java.util.List;

/** Takes the elements of a header apart that is a comma-separated list (RFC 9110, section 5.6.1). */
final class HeaderElements {
    private HeaderElements() {}

    /**
     * The elements, the last one first. They are read from the end, where the nearest proxy has written: a quote that a
     * client left open at the beginning can't swallow them.
     *
     * @param lines the lines of the header, in order
     */
    static List<String> fromTheEnd(List<String> lines) {
        if (lines.size() == 1 && lines.get(0).indexOf(',') < 0) { // nearly always
            String only = lines.get(0).strip();
            return only.isEmpty() ? List.of() : List.of(only);
        }
        List<String> elements = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            int end = line.length();
            boolean quoted = false;
            for (int at = end - 1; at >= 0; at--) {
                char c = line.charAt(at);
                if (c == '"' && !(quoted && isEscaped(line, at))) {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    add(line.substring(at + 1, end), elements);
                    end = at;
                }
            }
            add(line.substring(0, end), elements);
        }
        return elements;
    }

    private static boolean isEscaped(String line, int quote) {
        int at = quote;
        while (at > 0 && line.charAt(at - 1) == '\\') {
            at--;
        }
        return (quote - at) % 2 == 1;
    }

    private static void add(String text, List<String> elements) {
        String element = text.strip();
        if (!element.isEmpty()) {
            elements.add(element);
        }
    }
}
