package io.github.redirectfilter.condition.health;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.HealthSources;
import io.github.redirectfilter.RedirectRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code healthy=NAME}: one of the named health checks is up. */
public final class HealthyFactory implements ConditionFactory {
    static final String PREFIX = "health.";

    private final Supplier<Scheduler> schedulers;

    /** Probes on threads of its own. */
    public HealthyFactory() {
        this(ProbeThreads::new);
    }

    HealthyFactory(Supplier<Scheduler> schedulers) {
        this.schedulers = schedulers;
    }

    @Override
    public String kind() {
        return "healthy";
    }

    @Override
    public Set<String> settings() {
        return Set.of(PREFIX + "NAME");
    }

    @Override
    public void checkSetting(String name, String value) {
        HealthChecks.requireName(name.substring(PREFIX.length()));
        HealthSettings.parse(value);
    }

    @Override
    public Set<Class<?>> services() {
        return Set.of(HealthSource.class, HealthSources.class);
    }

    @Override
    public Condition create(Spec spec) {
        return condition(spec, true);
    }

    /** A condition that holds when one of the checks is in a state. */
    Condition condition(Spec spec, boolean up) {
        if (!spec.name().isEmpty() || spec.values().isEmpty()) {
            String kind = up ? "healthy" : "unhealthy";
            throw new IllegalArgumentException("the name of the health check stands behind \"=\" (expected " + kind
                    + "=" + (spec.name().isEmpty() ? "db" : spec.name()) + ")");
        }
        HealthChecks checks =
                spec.context().shared(HealthChecks.class, context -> new HealthChecks(context, schedulers));
        return new HealthCondition(spec.values().stream().map(checks::check).toList(), up);
    }

    private record HealthCondition(List<HealthCheck> checks, boolean up) implements Condition {
        @Override
        public boolean test(RedirectRequest request, Effects effects) {
            for (int i = 0; i < checks.size(); i++) { // without an iterator for each request
                if (checks.get(i).isUp() == up) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String seen(RedirectRequest request, Effects effects) {
            return checks.stream()
                    .map(check -> check.name() + " is " + (check.isUp() ? "up" : "down"))
                    .collect(Collectors.joining(", "));
        }

        @Override
        public int cost() {
            return 5;
        }
    }
}
