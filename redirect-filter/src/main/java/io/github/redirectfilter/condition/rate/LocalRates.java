package io.github.redirectfilter.condition.rate;

import io.github.redirectfilter.ConditionContext;
import java.time.Duration;

/** The rates of one set of rules, with the buckets of the rules before. */
final class LocalRates {
    private static final int DEFAULT_MOST = 100_000;

    private final LocalBuckets buckets;
    private Duration longestRefill = Duration.ZERO;

    LocalRates(ConditionContext context) {
        buckets = context.kept(LocalBuckets.class, "", () -> new LocalBuckets(context.clock()));
        String setting = context.setting(RateFactory.MOST_KEYS);
        int most = setting == null ? DEFAULT_MOST : RateFactory.mostKeys(setting);
        context.whileRunning(() -> buckets.bound(most, longestRefill), () -> {});
    }

    Limiter limiter(String rule, Rate rate) {
        longestRefill = longestRefill.compareTo(rate.refill()) < 0 ? rate.refill() : longestRefill;
        return buckets.limiter(rule, rate);
    }
}
