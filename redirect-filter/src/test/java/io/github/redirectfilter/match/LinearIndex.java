package io.github.redirectfilter.match;

import java.util.List;

/** Asks one pattern after the other: the definition of what an index has to find. */
final class LinearIndex {
    private final SourcePattern[] patterns;

    /** Indexes patterns by their position in the list. */
    LinearIndex(List<SourcePattern> patterns) {
        this.patterns = patterns.toArray(SourcePattern[]::new);
    }

    int next(int from, RequestUrl url) {
        for (int i = from; i < patterns.length; i++) {
            if (patterns[i].matches(url)) {
                return i;
            }
        }
        return RuleIndex.NONE;
    }
}
