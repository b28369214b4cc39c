package io.github.redirectfilter.condition.health;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;

/** {@code unhealthy=NAME}: one of the named health checks is down. */
public final class UnhealthyFactory implements ConditionFactory {
    private final HealthyFactory healthy;

    /** Probes on threads of its own. */
    public UnhealthyFactory() {
        this(new HealthyFactory());
    }

    UnhealthyFactory(HealthyFactory healthy) {
        this.healthy = healthy;
    }

    @Override
    public String kind() {
        return "unhealthy";
    }

    @Override
    public Condition create(Spec spec) {
        return healthy.condition(spec, false);
    }
}
