package io.github.redirectfilter.spring;

import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.config.ReloadStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Shows rules that could not be loaded again. It is up all the same: those before go on, and an instance that is taken out of
 * rotation for a mistake in a file would take all others along, which read the same file.
 */
final class RedirectsHealthIndicator implements HealthIndicator {
    private final LiveConfiguration configuration;

    RedirectsHealthIndicator(LiveConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Health health() {
        ReloadStatus status = configuration.status();
        Health.Builder health = Health.up()
                .withDetail("rules", configuration.current().redirects().size())
                .withDetail("loaded", status.loaded())
                .withDetail("lastReload", status.error() == null ? "succeeded" : "failed");
        return status.error() == null
                ? health.build()
                : health.withDetail("attempted", status.attempted())
                        .withDetail("error", status.error())
                        .build();
    }
}
