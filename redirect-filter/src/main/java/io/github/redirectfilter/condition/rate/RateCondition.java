package io.github.redirectfilter.condition.rate;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionContext;
import io.github.redirectfilter.ConditionFactory.Spec;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.condition.CallerKey;
import java.time.Duration;
import java.util.List;

/** Holds for callers that are above a rate. What Bucket4j is needed for begins here. */
record RateCondition(Callers callers, Limiter limiter) implements Condition {
    /** More than any other condition costs, so that only requests count that the rule would answer. */
    static final int LAST = 1_000_000;

    static RateCondition of(Spec spec, Rate rate) {
        String by = spec.option("by");
        return new RateCondition(new Callers(by == null ? CallerKey.IP : CallerKey.parse(by)), limiter(spec, rate));
    }

    private static Limiter limiter(Spec spec, Rate rate) {
        ConditionContext context = spec.context();
        List<RateBackend> backends = context.services(RateBackend.class);
        if (backends.size() > 1) {
            throw new IllegalArgumentException("the application has " + backends.size()
                    + " back ends for rates (expected one RateBackend, or none to keep them in memory)");
        }
        return backends.isEmpty()
                ? context.shared(LocalRates.class, LocalRates::new).limiter(spec.option("id"), spec.from(), rate)
                : new SharedBuckets(manager(backends.get(0), context), spec.id() + " " + rate, rate, context.clock());
    }

    /** Asked for once, though rules are loaded again and again: it may come with a connection each time. */
    @SuppressWarnings("unchecked") // the back end knows keys of this type alone
    private static ProxyManager<String> manager(RateBackend backend, ConditionContext context) {
        String name = backend.getClass().getName() + "@" + System.identityHashCode(backend);
        return (ProxyManager<String>) context.kept(ProxyManager.class, name, backend::buckets);
    }

    @Override
    public boolean test(RedirectRequest request, Effects effects) {
        String caller = callers.of(request);
        long wait = effects.dryRun() ? limiter.peek(caller) : limiter.take(caller);
        if (wait == 0) {
            return false;
        }
        effects.retryAfter(Duration.ofNanos(wait));
        return true;
    }

    @Override
    public String seen(RedirectRequest request, Effects effects) {
        long wait = limiter.peek(callers.of(request));
        return wait == 0
                ? "the caller is below it"
                : "the caller may come again in "
                        + Math.max(1, Duration.ofNanos(wait).toSeconds()) + " s";
    }

    @Override
    public boolean sheds() {
        return true;
    }

    @Override
    public int cost() {
        return LAST;
    }
}
