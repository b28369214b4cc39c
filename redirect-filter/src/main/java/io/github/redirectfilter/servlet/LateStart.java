package io.github.redirectfilter.servlet;

import io.github.redirectfilter.config.LiveConfiguration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a filter does at its start that no request depends on: it tells the log what lint finds, and shows itself to JMX. With
 * few rules these load more classes than all the rest, so that a thread of their own does it.
 */
final class LateStart {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String filterName;
    private final String contextPath;
    private final LiveConfiguration configuration;
    private final Thread thread;
    private @Nullable Management management;
    private boolean ended;

    /** Begins. JMX that runs already, as in a server of several applications, shows the filter at once. */
    LateStart(String filterName, String contextPath, LiveConfiguration configuration) {
        this(filterName, contextPath, configuration, Management.isRunning());
    }

    LateStart(String filterName, String contextPath, LiveConfiguration configuration, boolean jmxRuns) {
        this.filterName = filterName;
        this.contextPath = contextPath;
        this.configuration = configuration;
        this.management = jmxRuns ? Management.start(filterName, contextPath, configuration) : null;
        this.thread = new Thread(this::run, "redirect-filter-start " + filterName);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        LintLog.write(configuration.current(), contextPath);
        show();
    }

    private synchronized void show() {
        if (management == null && !ended) {
            management = Management.start(filterName, contextPath, configuration);
        }
    }

    /** Ends it, and waits a while, since containers look for threads that an application left behind. */
    void end() {
        hide();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void hide() {
        ended = true;
        if (management != null) {
            management.stop();
        }
    }
}
