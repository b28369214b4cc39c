package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** The literal paths of an index, by hash. */
final class LiteralTable {
    private final @Nullable Ordinals[] buckets;
    private final Candidates candidates;

    /** Makes a table for {@code count} paths. */
    LiteralTable(int count, Candidates candidates) {
        this.buckets = new @Nullable Ordinals[count < 2 ? 1 : Integer.highestOneBit(count - 1) << 1];
        this.candidates = candidates;
    }

    /** Adds a path; ordinals come in ascending order. */
    void add(int ordinal, String path) {
        int bucket = bucket(path);
        Ordinals ordinals = buckets[bucket];
        if (ordinals == null) {
            ordinals = new Ordinals();
            buckets[bucket] = ordinals;
        }
        ordinals.add(ordinal);
    }

    int first(int from, int best, RequestUrl url) {
        Ordinals bucket = buckets[bucket(url.path())];
        return bucket == null ? best : candidates.first(bucket, from, best, url);
    }

    private int bucket(String path) {
        return Folding.hash(path, 0, Folding.endWithoutSlash(path)) & buckets.length - 1;
    }
}
