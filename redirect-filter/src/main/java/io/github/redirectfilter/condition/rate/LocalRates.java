package io.github.redirectfilter.condition.rate;

import io.github.redirectfilter.ConditionContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rates of one set of rules, with the buckets of the rules before. */
final class LocalRates {
    private static final int DEFAULT_MOST = 100_000;

    private final LocalBuckets buckets;
    private final Map<String, Integer> namesakes = new HashMap<>();
    private Duration longestRefill = Duration.ZERO;

    LocalRates(ConditionContext context) {
        buckets = context.kept(LocalBuckets.class, "", () -> new LocalBuckets(context.clock()));
        String setting = context.setting(RateFactory.MOST_KEYS);
        int most = setting == null ? DEFAULT_MOST : RateFactory.mostKeys(setting);
        context.whileRunning(() -> buckets.bound(most, longestRefill), () -> {});
    }

    /**
     * The buckets of a rule. A line that comes or goes above it is no reason to give every caller a full bucket: without an
     * id, the rule is known by what it matches.
     *
     * @param id as the rule has it; {@code null} if it has none
     */
    Limiter limiter(@Nullable String id, String from, Rate rate) {
        String rule = (id == null ? from : "id " + id) + " " + rate; // another rate is another bucket
        int before = namesakes.merge(rule, 1, Integer::sum) - 1;
        return limiter(before == 0 ? rule : rule + " " + before, rate);
    }

    private Limiter limiter(String rule, Rate rate) {
        longestRefill = longestRefill.compareTo(rate.refill()) < 0 ? rate.refill() : longestRefill;
        return buckets.limiter(rule, rate);
    }
}
