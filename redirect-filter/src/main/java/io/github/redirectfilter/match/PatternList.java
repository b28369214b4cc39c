package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** Patterns of which the index can say no more, but that they have to be tried; if they are many, after a filter. */
final class PatternList {
    /** The list of a place where there are none. */
    static final PatternList EMPTY = new PatternList();

    /** Up to here, trying is quicker than filtering. */
    private static final int FEW = 2;

    private final Ordinals ordinals = new Ordinals();
    private @Nullable Prefilter prefilter;

    /** Adds a pattern; ordinals come in ascending order. */
    void add(int ordinal) {
        ordinals.add(ordinal);
    }

    /** Ends the adding. */
    void complete(Patterns patterns) {
        ordinals.trim();
        prefilter = ordinals.size() > FEW ? new Prefilter(ordinals, patterns) : null;
    }

    int first(Candidates candidates, int from, int best, String text, int start, @Nullable RequestUrl url) {
        return prefilter == null
                ? candidates.first(ordinals, from, best, text, start, url)
                : prefilter.first(candidates, from, best, text, start, url);
    }
}
