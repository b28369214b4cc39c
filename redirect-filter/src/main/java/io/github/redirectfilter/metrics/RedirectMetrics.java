package io.github.redirectfilter.metrics;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times decisions for Micrometer.
 *
 * <pre>{@code
 * // in a ServletContextListener, before the filter starts
 * context.setAttribute(RedirectListener.class.getName(), new RedirectMetrics(registry));
 *
 * // with rules in Java
 * Redirects redirects = Redirects.builder().listener(new RedirectMetrics(registry)).build();
 * }</pre>
 *
 * <table class="striped">
 * <caption>Meters</caption>
 * <tr><th>name</th><th>type</th><th>tags</th></tr>
 * <tr><td>{@code redirect.filter.decisions}</td><td>counter</td><td>{@code outcome}, {@code status}, {@code rule}</td></tr>
 * <tr><td>{@code redirect.filter.decision.time}</td><td>timer</td><td>{@code outcome}</td></tr>
 * <tr><td>{@code redirect.filter.refusals}</td><td>counter</td><td>{@code reason}</td></tr>
 * <tr><td>{@code redirect.filter.limits.exceeded}</td><td>counter</td><td>{@code limit}</td></tr>
 * <tr><td>{@code redirect.filter.reloads}</td><td>counter</td><td>{@code result}</td></tr>
 * <tr><td>{@code redirect.filter.rules}</td><td>gauge</td><td></td></tr>
 * </table>
 *
 * <p>No tag has a value that a request chooses, and {@code rule} no more than {@value #MOST_RULES} beside {@code none} and
 * {@code other}. Requests that no rule matches are not counted, and one of {@value RedirectListener.Timed#SAMPLED} is timed.
 *
 * <p>One object may serve several filters, and several registries. Safe for use by several threads.
 */
public final class RedirectMetrics implements RedirectListener.Timed, MeterBinder {
    /**
     * How many rules are counted by name, the first ones that decide: every value of a tag is a time series of its own. The
     * others count together, as {@code other}.
     */
    public static final int MOST_RULES = 200;

    private static final String NONE = "none";

    private final List<Meters> registries = new CopyOnWriteArrayList<>();
    private final CappedNames rules = new CappedNames(MOST_RULES);
    private final RuleCount size = new RuleCount();

    /** Counts nothing before {@link #bindTo} is called. */
    public RedirectMetrics() {}

    /** Counts in a registry. */
    public RedirectMetrics(MeterRegistry registry) {
        bindTo(registry);
    }

    /** Counts in one more registry, from now on; once, however often it is called with the same. */
    @Override
    public void bindTo(MeterRegistry registry) {
        synchronized (size) {
            if (registries.stream().noneMatch(meters -> meters.areIn(registry))) {
                registries.add(new Meters(registry, size));
            }
        }
    }

    @Override
    public void decided(RedirectRequest request, Decision decision) {
        int code = decision.statusCode().orElse(0);
        String status = code == 0 ? NONE : Integer.toString(code);
        String id = decision.rule();
        String rule = id == null ? NONE : rules.capped(id);
        String reason = decision instanceof Decision.Refused refused ? refused.reason() : null;
        for (Meters meters : registries) {
            meters.decided(decision.outcome(), status, rule);
            if (reason != null) {
                meters.refused(reason);
            }
        }
    }

    @Override
    public void timed(Decision decision, long nanos) {
        String outcome = decision.outcome();
        for (Meters meters : registries) {
            meters.timed(outcome, nanos);
        }
    }

    @Override
    public void exceeded(String limit) {
        registries.forEach(meters -> meters.exceeded(limit));
    }

    @Override
    public void loaded(Redirects running) {
        size.now(running);
    }

    @Override
    public void reloaded(Redirects running, @Nullable Throwable problem) {
        size.now(running);
        registries.forEach(meters -> meters.reloaded(problem == null));
    }
}
