package io.github.redirectfilter.condition.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of all rates, in the memory of this server: a bounded number, so that nobody can fill it by calling himself
 * something else each time.
 *
 * <p>A bucket that was not used for as long as it takes to fill is dropped, which nobody notices. When there are too many
 * all the same, Caffeine drops those of callers that come rarely (W-TinyLFU): a flood of names that come once pushes each
 * other out, and leaves the busy ones in place, whose empty buckets matter. To have his own bucket forgotten, a caller
 * needs more names than there is room for; and whoever has those has a full bucket for each of them anyway.
 */
final class LocalBuckets {
    private final TimeMeter time;
    private final Cache<Key, Bucket> buckets;

    /** A caller, under one rule. */
    private record Key(String rule, String caller) {}

    LocalBuckets(InstantSource clock) {
        time = new ClockTime(clock);
        buckets = Caffeine.newBuilder()
                .maximumSize(1)
                .expireAfterAccess(Duration.ofDays(1))
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run) // there is little to do, and no other thread to leave behind
                .build();
    }

    /**
     * Sets the bounds, which later rules may change.
     *
     * @param most how many buckets there are at most
     * @param refill the longest time that any of them takes to fill
     */
    void bound(long most, Duration refill) {
        buckets.policy().eviction().ifPresent(size -> size.setMaximum(most));
        buckets.policy().expireAfterAccess().ifPresent(age -> age.setExpiresAfter(refill));
    }

    /** How many buckets there are. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    /** Those of one rule. */
    Limiter limiter(String rule, Rate rate) {
        Bandwidth limit = Bandwidth.builder() // one for all buckets: of those there are many
                .capacity(rate.burst())
                .refillGreedy(rate.requests(), rate.period())
                .build();
        Supplier<Bucket> maker = () ->
                Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
        return new Limiter() {
            @Override
            public long take(String caller) {
                Bucket bucket = buckets.get(new Key(rule, caller), key -> maker.get());
                return bucket.tryConsume(1) ? 0 : wait(bucket);
            }

            @Override
            public long peek(String caller) {
                @Nullable Bucket bucket = buckets.policy().getIfPresentQuietly(new Key(rule, caller));
                return bucket == null ? 0 : wait(bucket);
            }

            private long wait(Bucket bucket) {
                return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            }
        };
    }

    private record ClockTime(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
