package io.github.redirectfilter.condition;

import io.github.redirectfilter.CachePolicy;
import io.github.redirectfilter.Condition;
import io.github.redirectfilter.RedirectRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Whether now is in an interval. No answer is kept beyond the next edge of it, be it the first or the last. */
final class TimeCondition implements Condition {
    private final Instant from;
    private final Instant until;
    private final InstantSource clock;
    private volatile Limit limit = new Limit(0, CachePolicy.maxAge(Duration.ZERO));

    TimeCondition(Instant from, Instant until, InstantSource clock) {
        this.from = from;
        this.until = until;
        this.clock = clock;
    }

    /** An age and its policy, kept because every request of the same second wants the same. */
    private record Limit(long seconds, CachePolicy policy) {}

    @Override
    public boolean test(RedirectRequest request, Effects effects) {
        Instant now = clock.instant();
        return !now.isBefore(from) && now.isBefore(until);
    }

    @Override
    public String seen(RedirectRequest request, Effects effects) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public CachePolicy cachePolicy() {
        Instant now = clock.instant();
        Instant edge = now.isBefore(from) ? from : until;
        if (edge.equals(Instant.MAX) || !now.isBefore(edge)) {
            return CachePolicy.NONE;
        }
        long seconds = Duration.between(now, edge).toSeconds();
        Limit known = limit;
        if (known.seconds() != seconds) {
            known = new Limit(seconds, CachePolicy.maxAge(Duration.ofSeconds(seconds)));
            limit = known;
        }
        return known.policy();
    }

    @Override
    public int cost() {
        return 60;
    }
}
