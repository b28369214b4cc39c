package io.github.redirectfilter.match;

import java.util.List;

/** Patterns that a part of an index puts forward, by ascending ordinal. */
final class Candidates {
    private final SourcePattern[] patterns;

    Candidates(List<SourcePattern> patterns) {
        this.patterns = patterns.toArray(SourcePattern[]::new);
    }

    /**
     * The first of the ordinals, from {@code from} and below {@code best}, whose pattern matches.
     *
     * @return {@code best} if there is none
     */
    int first(Ordinals ordinals, int from, int best, RequestUrl url) {
        for (int i = ordinals.indexFrom(from); i < ordinals.size() && ordinals.get(i) < best; i++) {
            int ordinal = ordinals.get(i);
            if (patterns[ordinal].matches(url)) {
                return ordinal;
            }
        }
        return best;
    }
}
