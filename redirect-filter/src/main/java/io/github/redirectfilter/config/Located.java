package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;

/**
 * A text of the configuration and where it begins.
 *
 * @param text what is meant, without quotes and escapes
 * @param place where it begins
 */
record Located(String text, Place place) {
    /** A text that is a source in itself, such as the value of an init-param. */
    static Located whole(String source, String text) {
        return new Located(text, new Place(source, 0, 1, text));
    }

    /** A line of a source. */
    static Located line(String source, int number, String line) {
        return new Located(line, new Place(source, number, 1, line));
    }

    /**
     * Where the character at an offset of the text stands. Where the text differs from what is written (quotes,
     * escapes, substituted variables), that is its beginning.
     */
    Place at(int offset) {
        String excerpt = place.excerpt();
        if (excerpt == null || place.column() == 0) {
            return place;
        }
        if (place.line() == 0 && excerpt.equals(text)) {
            return inLines(offset);
        }
        return excerpt.startsWith(text, place.column() - 1) ? place.plus(offset) : place;
    }

    /** The part of the text from {@code begin} to {@code end}. */
    Located part(int begin, int end) {
        return new Located(text.substring(begin, end), at(begin));
    }

    /** The text without white space around it. */
    Located stripped() {
        int begin = text.length() - text.stripLeading().length();
        return part(begin, Math.max(begin, text.stripTrailing().length()));
    }

    // an init-param may span lines, and a caret needs one of them
    private Place inLines(int offset) {
        if (text.indexOf('\n') < 0) {
            return place.plus(offset);
        }
        int number = 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        int begin = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        String line = text.substring(begin, end < 0 ? text.length() : end).stripTrailing();
        return new Place(place.source(), number, offset - begin + 1, line);
    }
}
