package io.github.redirectfilter.spring;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts how often each rule decided, and remembers when it did so last. */
final class RedirectHits implements RedirectListener {
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    private static final class Count {
        private final LongAdder hits = new LongAdder();
        private volatile Instant last = Instant.EPOCH;
    }

    /**
     * What became of a rule so far.
     *
     * @param last {@code null} if it has not decided yet
     */
    record Hits(long count, @Nullable Instant last) {}

    /** There are no more names than rules, whatever requests bring. */
    @Override
    public void decided(RedirectRequest request, Decision decision) {
        String rule = decision.rule();
        if (rule != null) {
            Count count = counts.computeIfAbsent(rule, id -> new Count());
            count.hits.increment();
            count.last = Instant.now();
        }
    }

    Hits of(String rule) {
        Count count = counts.get(rule);
        return count == null ? new Hits(0, null) : new Hits(count.hits.sum(), count.last);
    }
}
