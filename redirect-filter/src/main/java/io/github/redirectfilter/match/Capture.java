package io.github.redirectfilter.match;

/**
 * A name that a pattern gives to a part of the request.
 *
 * @param name the name; a number for an unnamed group of a regular expression
 * @param kind where the value comes from, which decides how it is escaped in a target
 * @param group number of the group in a regular expression, by which it can be called too; 0 elsewhere
 */
public record Capture(String name, Kind kind, int group) {
    Capture(String name, Kind kind) {
        this(name, kind, 0);
    }

    /** Whether a target means this capture by {@code text}. */
    public boolean isCalled(String text) {
        return name.equals(text) || group > 0 && text.equals(Integer.toString(group));
    }

    /** Where a value comes from. */
    public enum Kind {
        /** The whole host name. */
        HOST,
        /** One label of the host name. */
        LABEL,
        /** Canonical path text: escapes that stayed are to be copied. */
        PATH,
        /**
         * All of the path from a slash on: {@code ""} for {@code /docs}, {@code "/"} for {@code /docs/}, {@code "/a/b"}
         * for {@code /docs/a/b}. The slash belongs to the value, so that an empty rest can take it along.
         */
        REST,
        /** A decoded parameter value. */
        QUERY
    }
}
