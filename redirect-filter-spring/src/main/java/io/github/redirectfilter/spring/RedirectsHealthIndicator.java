package io.github.redirectfilter.spring;

import io.github.redirectfilter.config.LiveConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** {@link RedirectsHealth} on Boot 4. */
record RedirectsHealthIndicator(LiveConfiguration configuration) implements HealthIndicator {
    @Override
    public Health health() {
        return Health.up().withDetails(RedirectsHealth.details(configuration)).build();
    }
}
