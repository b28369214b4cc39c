package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** The patterns for one host, or for any, by their paths. */
final class PathIndex {
    private final @Nullable LiteralTable literals;
    private final @Nullable SegmentTrie trie;

    /**
     * Makes an index.
     *
     * @param members the patterns in it
     */
    PathIndex(Ordinals members, Candidates candidates, Patterns.Duplicates duplicates) {
        Patterns patterns = candidates.patterns();
        int literalCount = 0;
        for (int i = 0; i < members.size(); i++) {
            SourcePattern pattern = patterns.pattern(members.get(i));
            literalCount += pattern == null || pattern.path() instanceof LiteralPath ? 1 : 0;
        }
        this.literals = literalCount == 0
                ? null
                : new LiteralTable(literalCount, members.get(members.size() - 1), candidates, duplicates);
        this.trie = literalCount == members.size() ? null : new SegmentTrie(candidates);
        for (int i = 0; i < members.size(); i++) {
            add(members.get(i), patterns);
        }
        if (trie != null) {
            trie.complete();
        }
    }

    private void add(int ordinal, Patterns patterns) {
        SourcePattern pattern = patterns.pattern(ordinal);
        PathPattern path = pattern == null ? null : pattern.path();
        if (literals != null && (path == null || path instanceof LiteralPath)) {
            literals.add(ordinal, path instanceof LiteralPath literal ? literal.path() : patterns.literalPath(ordinal));
        } else if (trie != null && path instanceof TemplatePath template) {
            trie.add(ordinal, template.leadingSegments(), template.hasRest());
        } else if (trie != null && path instanceof RegexPath regex) {
            trie.add(ordinal, regex.shape().segments(), true);
        }
    }

    /** The lowest ordinal, from {@code from} and below {@code best}, that matches; {@code best} if there is none. */
    int first(long hash, int from, int best, String text, int start, @Nullable RequestUrl url) {
        int found = literals == null ? best : literals.first(hash, from, best, text, start, url);
        return trie == null ? found : trie.first(from, found, text, start, url);
    }
}
