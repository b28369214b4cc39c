package io.github.redirectfilter.spring;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Counts decisions as {@code redirect.filter.decisions}, with the tags {@code outcome}, {@code status} and {@code rule}.
 * Requests that no rule matches are not counted. Reloads are {@code redirect.filter.reloads}, with the tag {@code result}.
 */
final class RedirectMetrics implements RedirectListener, MeterBinder {
    static final String DECISIONS = "redirect.filter.decisions";
    static final String RELOADS = "redirect.filter.reloads";

    /** Every value of a tag is a time series of its own: from here on, rules count together. */
    static final int MOST_RULES = 200;

    private static final String NONE = "none";
    private static final String OTHER = "other";

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();
    private final Set<String> rules = ConcurrentHashMap.newKeySet();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
    }

    @Override
    public void decided(RedirectRequest request, Decision decision) {
        Integer status = Outcomes.status(decision);
        for (MeterRegistry registry : registries) {
            Counter.builder(DECISIONS)
                    .description("What the redirect filter decided, for requests that a rule matched")
                    .tag("outcome", Outcomes.outcome(decision))
                    .tag("status", status == null ? NONE : status.toString())
                    .tag("rule", rule(decision))
                    .register(registry)
                    .increment();
        }
    }

    @Override
    public void reloaded(Redirects running, @Nullable Throwable problem) {
        for (MeterRegistry registry : registries) {
            Counter.builder(RELOADS)
                    .description("How often rules were loaded again, or could not be")
                    .tag("result", problem == null ? "success" : "failure")
                    .register(registry)
                    .increment();
        }
    }

    private String rule(Decision decision) {
        String rule = decision.rule();
        if (rule == null) {
            return NONE;
        }
        return rules.contains(rule) || rules.size() < MOST_RULES && rules.add(rule) ? rule : OTHER;
    }
}
