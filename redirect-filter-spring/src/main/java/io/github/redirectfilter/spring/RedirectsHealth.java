package io.github.redirectfilter.spring;

import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.config.ReloadStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the health of an application says of its redirects. They are up even if rules could not be loaded again: those before
 * go on, and an instance that is taken out of rotation for a mistake in a file would take all others along, which read the
 * same file.
 */
final class RedirectsHealth {
    /** The bean, of which Boot makes the name {@code redirects}. */
    static final String BEAN = "redirectsHealthIndicator";

    private RedirectsHealth() {}

    /** What stands below {@code UP}. */
    static Map<String, Object> details(LiveConfiguration configuration) {
        ReloadStatus status = configuration.status();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("rules", configuration.current().redirects().size());
        details.put("loaded", status.loaded());
        details.put("lastReload", status.error() == null ? "succeeded" : "failed");
        if (status.error() != null) {
            details.put("attempted", status.attempted());
            details.put("error", status.error());
        }
        return details;
    }
}
