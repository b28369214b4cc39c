package io.github.redirectfilter.spring;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.config.LiveConfiguration;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;

/** Shows itself to JMX if Boot has all else there too: {@code spring.jmx.enabled=true}, which is not the default. */
final class BootRedirectFilter extends RedirectFilter {
    private final boolean jmx;

    BootRedirectFilter(LiveConfiguration configuration, boolean jmx) {
        super(configuration);
        this.jmx = jmx;
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        if (!jmx) {
            config.getServletContext().setAttribute(RedirectProperties.PREFIX + ".jmx", false);
        }
        super.init(config);
    }
}
