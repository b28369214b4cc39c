package io.github.redirectfilter.convert;

import java.util.regex.Pattern;

/**
 * A line, or a statement over several lines, of the configuration that is converted.
 *
 * @param number of its first line, from 1
 * @param text in one line
 */
public record SourceLine(int number, String text) {
    private static final Pattern BREAK = Pattern.compile("\\s*[\\r\\n\\f]+\\s*");

    /** A line without white space around it, and without line breaks in it. */
    public SourceLine {
        text = BREAK.matcher(text).replaceAll(" ").strip();
    }
}
