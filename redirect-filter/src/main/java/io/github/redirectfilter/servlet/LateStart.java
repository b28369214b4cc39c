package io.github.redirectfilter.servlet;

import io.github.redirectfilter.config.LiveConfiguration;
import jakarta.servlet.ServletContext;
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
    private final Jmx jmx;
    private final Thread thread;
    private @Nullable Management management;
    private boolean ended;

    /** When JMX shows the filter. */
    enum Jmx {
        /** Before the first request, for JMX runs already, as in a server of several applications. */
        AT_ONCE,
        /** As soon as it has been started, for that takes long. */
        LATER,
        NEVER;

        static Jmx of(ServletContext context) {
            return ContextSwitch.JMX.isOff(context) ? NEVER : Management.isRunning() ? AT_ONCE : LATER;
        }
    }

    /** Begins. */
    LateStart(String filterName, String contextPath, LiveConfiguration configuration, Jmx jmx) {
        this.filterName = filterName;
        this.contextPath = contextPath;
        this.configuration = configuration;
        this.jmx = jmx;
        this.management = jmx == Jmx.AT_ONCE ? Management.start(filterName, contextPath, configuration) : null;
        this.thread = new Thread(this::run, "redirect-filter-start " + filterName);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        LintLog.write(configuration.current(), contextPath);
        show();
    }

    private synchronized void show() {
        if (jmx == Jmx.LATER && !ended) {
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
