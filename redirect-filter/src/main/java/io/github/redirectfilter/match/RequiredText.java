package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text that every path holds which fits a pattern, so that a path without it need not be tried. A slash at the end of the
 * path does not count: each path is taken with one and without.
 *
 * @param inside pieces of the path, in the order in which they follow each other
 * @param end what the path ends in, without a trailing slash; empty if nothing is known
 * @param tokens the {@link Tokens} among them that are known from end to end
 */
record RequiredText(List<String> inside, String end, Set<Long> tokens) {
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]");

    /** Takes the pieces between what is variable, in order; the last one ends the path. */
    static RequiredText of(List<String> pieces) {
        List<String> inside = new ArrayList<>();
        Set<Long> tokens = new HashSet<>();
        String last = null;
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            tokens.addAll(Tokens.within(piece, i == pieces.size() - 1));
            // beyond ASCII, there is more than one idea of case
            for (String ascii : NOT_ASCII.split(piece, -1)) {
                if (last != null && !last.isEmpty()) {
                    inside.add(last);
                }
                last = ascii;
            }
        }
        String end = last == null ? "" : last.endsWith("/") ? last.substring(0, last.length() - 1) : last;
        return new RequiredText(List.copyOf(inside), end, Set.copyOf(tokens));
    }

    /**
     * Whether a path holds it all, upper and lower case apart.
     *
     * @param text ends in the path, which begins at {@code start}
     */
    boolean standsIn(String text, int start) {
        int bare = PathHash.endWithoutSlash(text, start);
        if (bare - start < end.length() || !text.startsWith(end, bare - end.length())) {
            return false;
        }
        int from = start;
        for (int i = 0; i < inside.size(); i++) {
            int at = text.indexOf(inside.get(i), from);
            if (at < 0) {
                return false;
            }
            from = at + inside.get(i).length();
        }
        return true;
    }
}
