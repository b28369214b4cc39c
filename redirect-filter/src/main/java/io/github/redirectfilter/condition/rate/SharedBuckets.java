package io.github.redirectfilter.condition.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The buckets of one rule, somewhere that several servers share. While that fails, nobody is limited. */
final class SharedBuckets implements Limiter {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");
    private static final long PAUSE_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final ProxyManager<String> buckets;
    private final String prefix;
    private final BucketConfiguration configuration;
    private final InstantSource clock;
    private final AtomicLong nextWarning = new AtomicLong(Long.MIN_VALUE);

    SharedBuckets(ProxyManager<String> buckets, String rule, Rate rate, InstantSource clock) {
        this.buckets = buckets;
        this.prefix = "redirect-filter:" + rule + ":";
        this.configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.requests(), rate.period()))
                .build();
        this.clock = clock;
    }

    @Override
    public long take(String caller) {
        try {
            return bucket(caller).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
        } catch (RuntimeException e) {
            return unlimited(e);
        }
    }

    @Override
    public long peek(String caller) {
        try {
            return buckets.getProxyConfiguration(prefix + caller).isEmpty()
                    ? 0
                    : bucket(caller).estimateAbilityToConsume(1).getNanosToWaitForRefill();
        } catch (RuntimeException e) {
            return unlimited(e);
        }
    }

    private Bucket bucket(String caller) {
        return buckets.builder().build(prefix + caller, () -> configuration);
    }

    private long unlimited(RuntimeException failure) {
        long now = clock.millis();
        long due = nextWarning.get();
        if (now >= due && nextWarning.compareAndSet(due, now + PAUSE_MILLIS)) {
            LOG.log(Level.WARNING, "The back end of rate limits failed, so that nobody is limited", failure);
        }
        return 0;
    }
}
