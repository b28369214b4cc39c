package io.github.redirectfilter.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The patterns for one host, or for any, by their paths: literals by hash, others by their rarest token, and those that have
 * none in a trie.
 */
final class PathIndex {
    private final Candidates candidates;
    private final @Nullable LiteralTable literals;
    private final @Nullable TokenTable tokens;
    private final @Nullable SegmentTrie trie;

    /**
     * Makes an index.
     *
     * @param members the patterns in it
     * @param keys takes each token by which patterns are found
     */
    PathIndex(Ordinals members, Candidates candidates, Patterns.Duplicates duplicates, Set<Long> keys) {
        this.candidates = candidates;
        Patterns patterns = candidates.patterns();
        Ordinals literal = new Ordinals();
        Ordinals others = new Ordinals();
        for (int i = 0; i < members.size(); i++) {
            SourcePattern pattern = patterns.pattern(members.get(i));
            (pattern == null || pattern.path() instanceof LiteralPath ? literal : others).add(members.get(i));
        }
        this.literals = literal.size() == 0 ? null : literals(literal, candidates, duplicates);
        Ordinals remaining = new Ordinals();
        this.tokens = tokens(others, patterns, remaining, keys);
        this.trie = remaining.size() == 0 ? null : trie(remaining, candidates);
    }

    private static LiteralTable literals(Ordinals members, Candidates candidates, Patterns.Duplicates duplicates) {
        Patterns patterns = candidates.patterns();
        LiteralTable table = new LiteralTable(members.size(), members.get(members.size() - 1), candidates, duplicates);
        for (int i = 0; i < members.size(); i++) {
            int ordinal = members.get(i);
            SourcePattern pattern = patterns.pattern(ordinal);
            table.add(
                    ordinal,
                    pattern != null && pattern.path() instanceof LiteralPath literal
                            ? literal.path()
                            : patterns.literalPath(ordinal));
        }
        return table;
    }

    private static @Nullable TokenTable tokens(
            Ordinals members, Patterns patterns, Ordinals remaining, Set<Long> keys) {
        RarestTokens rarest = new RarestTokens();
        for (int i = 0; i < members.size(); i++) {
            rarest.count(tokens(patterns, members.get(i)));
        }
        Map<Long, Ordinals> found = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            int ordinal = members.get(i);
            long key = rarest.best(tokens(patterns, ordinal));
            if (key == Tokens.NONE) {
                remaining.add(ordinal);
            } else {
                Ordinals.add(found, key, ordinal);
            }
        }
        keys.addAll(found.keySet());
        return found.isEmpty() ? null : new TokenTable(found);
    }

    private static Set<Long> tokens(Patterns patterns, int ordinal) {
        SourcePattern pattern = patterns.pattern(ordinal);
        if (pattern == null) {
            return Set.of();
        }
        Set<Long> keys = new HashSet<>(pattern.path().required().tokens());
        for (String segment : leadingSegments(pattern.path())) {
            if (!segment.equals(SegmentTrie.CAPTURE)) {
                keys.addAll(Tokens.ofSegment(segment));
            }
        }
        return keys;
    }

    private static List<String> leadingSegments(PathPattern path) {
        return path instanceof TemplatePath template
                ? template.leadingSegments()
                : path instanceof RegexPath regex ? regex.shape().segments() : List.of();
    }

    private static SegmentTrie trie(Ordinals members, Candidates candidates) {
        SegmentTrie trie = new SegmentTrie(candidates);
        for (int i = 0; i < members.size(); i++) {
            int ordinal = members.get(i);
            SourcePattern pattern = candidates.patterns().pattern(ordinal);
            if (pattern != null) {
                boolean rest = !(pattern.path() instanceof TemplatePath template) || template.hasRest();
                trie.add(ordinal, leadingSegments(pattern.path()), rest);
            }
        }
        trie.complete();
        return trie;
    }

    /**
     * The lowest ordinal, from {@code from} and below {@code best}, that matches; {@code best} if there is none.
     *
     * @param hash of the path, by {@link PathHash}, with or without {@link PathHash#TOKEN}
     */
    int first(long hash, int from, int best, String text, int start, @Nullable RequestUrl url) {
        int found = literals == null ? best : literals.first(hash, from, best, text, start, url);
        if (tokens != null && (hash & PathHash.TOKEN) != 0) {
            found = tokens.first(candidates, from, found, text, start, url);
        }
        return trie == null ? found : trie.first(from, found, text, start, url);
    }
}
