package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/**
 * An expression that needs no engine, as most do that stand in rules: text, single characters, repeated or not, groups
 * and alternatives, and nothing beyond ASCII. It fits what RE2 says that it fits, with the same groups, in a fraction of
 * the time.
 *
 * @param first where a walk begins
 * @param slots how many marks there are, two for a group
 * @param gates how many gates there are
 */
record SimpleRegex(RegexStep first, boolean ignoreCase, int slots, int gates) {
    /** Reads an expression that RE2 has accepted; {@code null} if it is not simple. */
    static @Nullable SimpleRegex of(String regex, boolean ignoreCase) {
        // the whole text has to fit, so that anchors at both ends say nothing
        int start = regex.startsWith("^") ? 1 : 0;
        boolean anchored = regex.length() > start && regex.endsWith("$") && !regex.endsWith("\\$");
        String body = regex.substring(start, regex.length() - (anchored ? 1 : 0));
        try {
            return new SimpleRegexReader(body, ignoreCase).read();
        } catch (RegexScanner.NotSimpleException e) {
            return null;
        }
    }

    /** The groups of a text that fits as a whole; {@code null} for one that does not. */
    @Nullable
    RegexGroups match(CharSequence text) {
        RegexWalk walk = new RegexWalk(text, ignoreCase, slots, gates);
        return first.walk(walk, 0) ? walk : null;
    }
}
