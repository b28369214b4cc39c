package io.github.redirectfilter.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A test that stands among rules as a comment: {@code ## test: GET /old -> 301 /new}. */
final class TestComment {
    // a test that is taken for a comment would pass for ever
    private static final Pattern MARK = Pattern.compile("\\s*##\\s*test\\s*:", Pattern.CASE_INSENSITIVE);

    private TestComment() {}

    /** Takes the test of a line, if it is one. */
    static void read(Located line, RuleSink sink) {
        Matcher mark = MARK.matcher(line.text());
        if (mark.lookingAt()) {
            sink.test(line.part(mark.end(), line.text().length()).stripped());
        }
    }
}
