package io.github.redirectfilter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The patterns for one host, or for any, by their paths. */
final class PathIndex {
    private final LiteralTable literals;
    private final SegmentTrie trie;
    private final Ordinals unprefixed = new Ordinals();
    private final Candidates candidates;

    /**
     * Makes an index.
     *
     * @param members ascending ordinals of the patterns in it
     */
    PathIndex(List<Integer> members, List<SourcePattern> patterns, Candidates candidates) {
        this.literals = new LiteralTable(members.size(), candidates);
        this.trie = new SegmentTrie(candidates);
        this.candidates = candidates;
        for (int ordinal : members) {
            add(ordinal, patterns.get(ordinal).path());
        }
    }

    private void add(int ordinal, PathPattern path) {
        if (path instanceof LiteralPath literal) {
            literals.add(ordinal, literal.path());
        } else if (path instanceof TemplatePath template) {
            trie.add(ordinal, template.leadingSegments(), template.hasRest());
        } else {
            List<String> segments = prefix(path);
            if (segments == null) {
                unprefixed.add(ordinal);
            } else {
                trie.add(ordinal, segments, true);
            }
        }
    }

    private static @Nullable List<String> prefix(PathPattern path) {
        return path instanceof RegexPath regex ? RegexPrefix.segments(regex.expression()) : null;
    }

    /** The lowest ordinal, from {@code from} and below {@code best}, that matches; {@code best} if there is none. */
    int first(int from, int best, RequestUrl url) {
        int found = literals.first(from, best, url);
        found = trie.first(from, found, url);
        return candidates.first(unprefixed, from, found, url);
    }
}
