package io.github.redirectfilter.metrics;

import io.github.redirectfilter.RedirectListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The meters of one registry. They are kept here, for a registry makes the whole name to find one. */
final class Meters {
    /** From what a look into the index takes to what a remote back end does; without them, a registry's own begin at 1 ms. */
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(500),
        Duration.ofNanos(1_000),
        Duration.ofNanos(2_000),
        Duration.ofNanos(5_000),
        Duration.ofNanos(10_000),
        Duration.ofNanos(50_000),
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100)
    };

    private final MeterRegistry registry;
    private final Map<Decided, Counter> decisions = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Map<String, Counter> limits = new ConcurrentHashMap<>();
    private final Map<String, Timer> times = new ConcurrentHashMap<>();
    private final Counter reloads;
    private final Counter failedReloads;

    private record Decided(String outcome, String status, String rule) {}

    Meters(MeterRegistry registry, RuleCount rules) {
        this.registry = registry;
        // both from the start: a rise from nothing is none that an alarm would see
        this.reloads = reloads("success");
        this.failedReloads = reloads("failure");
        Gauge.builder("redirect.filter.rules", rules, RuleCount::sum)
                .description("How many redirect rules decide")
                .register(registry);
    }

    /** Identity counts, whatever a registry takes for equal. */
    @SuppressWarnings("ReferenceEquality")
    boolean areIn(MeterRegistry another) {
        return registry == another;
    }

    void decided(String outcome, String status, String rule) {
        found(
                        decisions,
                        new Decided(outcome, status, rule),
                        key -> Counter.builder("redirect.filter.decisions")
                                .description("What the redirect filter decided, for requests that a rule matched")
                                .tag("outcome", outcome)
                                .tag("status", status)
                                .tag("rule", rule)
                                .register(registry))
                .increment();
    }

    void timed(String outcome, long nanos) {
        found(
                        times,
                        outcome,
                        key -> Timer.builder("redirect.filter.decision.time")
                                .description("How long a decision took; of requests that no rule matches, one of "
                                        + RedirectListener.Timed.SAMPLED)
                                .tag("outcome", outcome)
                                .serviceLevelObjectives(BUCKETS)
                                .minimumExpectedValue(BUCKETS[0])
                                .maximumExpectedValue(BUCKETS[BUCKETS.length - 1])
                                .register(registry))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void refused(String reason) {
        found(
                        refusals,
                        reason,
                        key -> Counter.builder("redirect.filter.refusals")
                                .description("Targets that the guard refused")
                                .tag("reason", reason)
                                .register(registry))
                .increment();
    }

    void exceeded(String limit) {
        found(
                        limits,
                        limit,
                        key -> Counter.builder("redirect.filter.limits.exceeded")
                                .description(
                                        "Requests that went beyond a limit, so that rules which cost more were passed over")
                                .tag("limit", limit)
                                .register(registry))
                .increment();
    }

    void reloaded(boolean success) {
        (success ? reloads : failedReloads).increment();
    }

    private Counter reloads(String result) {
        return Counter.builder("redirect.filter.reloads")
                .description("How often rules were loaded again, or could not be")
                .tag("result", result)
                .register(registry);
    }

    private static <K, M> M found(Map<K, M> meters, K key, Function<K, M> maker) {
        M meter = meters.get(key); // computeIfAbsent may take a lock for a key that is there
        return meter == null ? meters.computeIfAbsent(key, maker) : meter;
    }
}
