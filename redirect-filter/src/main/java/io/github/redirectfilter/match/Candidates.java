package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** Says of single patterns that a part of an index puts forward whether they match. */
final class Candidates {
    private final Patterns patterns;

    Candidates(Patterns patterns) {
        this.patterns = patterns;
    }

    /** The patterns by their ordinals. */
    Patterns patterns() {
        return patterns;
    }

    /**
     * Whether a pattern matches.
     *
     * @param text ends in the path, which begins at {@code start}
     * @param url the request; {@code null} to ask whether the path may match, whatever else the request says
     */
    boolean accept(int ordinal, String text, int start, @Nullable RequestUrl url) {
        return url == null ? patterns.mayMatchPath(ordinal, text, start) : patterns.matches(ordinal, url);
    }

    /**
     * The first of the ordinals, from {@code from} and below {@code best}, whose pattern matches.
     *
     * @return {@code best} if there is none
     */
    int first(Ordinals ordinals, int from, int best, String text, int start, @Nullable RequestUrl url) {
        for (int i = ordinals.indexFrom(from); i < ordinals.size() && ordinals.get(i) < best; i++) {
            int ordinal = ordinals.get(i);
            if (accept(ordinal, text, start, url)) {
                return ordinal;
            }
        }
        return best;
    }
}
