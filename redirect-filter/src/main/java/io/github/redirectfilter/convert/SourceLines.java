package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.List;

/** Lines of text with their numbers, blank ones left out. */
final class SourceLines {
    private SourceLines() {}

    static List<SourceLine> of(String text) {
        return of(text, false);
    }

    /** Lines, where a backslash at the end joins the next one. */
    static List<SourceLine> joined(String text) {
        return of(text, true);
    }

    private static List<SourceLine> of(String text, boolean continued) {
        List<SourceLine> lines = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        int number = 0;
        int begin = 1;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (continued && line.endsWith("\\")) {
                pending.append(line, 0, line.length() - 1);
                continue;
            }
            pending.append(line);
            if (!pending.toString().isBlank()) {
                lines.add(new SourceLine(begin, pending.toString()));
            }
            pending.setLength(0);
            begin = number + 1;
        }
        if (!pending.toString().isBlank()) {
            lines.add(new SourceLine(begin, pending.toString()));
        }
        return lines;
    }
}
