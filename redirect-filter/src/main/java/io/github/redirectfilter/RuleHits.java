package io.github.redirectfilter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How often each rule decided, and when it did so last. Rules are known by their ids, and the rows of a list by that of the
 * list, so that they count as one.
 */
final class RuleHits {
    /** What a crawler can make of a file with a million lines must not fill the memory. */
    static final int MOST_RULES = 10_000;

    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final Count others = new Count();

    private static final class Count {
        private final LongAdder hits = new LongAdder();
        private volatile @Nullable Instant last;
    }

    /** Counts a decision of a rule. */
    void hit(String rule, InstantSource clock) {
        Count count = counts.get(rule);
        if (count == null) { // several threads may go beyond the limit, by one rule each
            count = counts.size() < MOST_RULES ? counts.computeIfAbsent(rule, id -> new Count()) : others;
        }
        count.hits.increment();
        count.last = clock.instant();
    }

    /** What became of a rule so far. */
    Redirects.Hits of(String rule) {
        return hits(counts.get(rule));
    }

    /** What became of rules that came too late to be counted one by one. */
    Redirects.Hits others() {
        return hits(others);
    }

    private static Redirects.Hits hits(@Nullable Count count) {
        return count == null ? Redirects.Hits.NONE : new Redirects.Hits(count.hits.sum(), count.last);
    }
}
