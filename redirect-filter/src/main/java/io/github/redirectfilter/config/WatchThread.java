package io.github.redirectfilter.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/** Looks at the files of a configuration from time to time, until it is ended. */
final class WatchThread {
    /** From the look that finds a file changed to the one that loads it, unless looks come sooner anyway. */
    static final Duration SETTLING = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger("io.github.redirectfilter");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LiveConfiguration configuration;
    private final Consumer<Configuration> loaded;
    private final Thread thread;
    private String told = "";
    private volatile boolean ended;

    WatchThread(String name, LiveConfiguration configuration, Consumer<Configuration> loaded) {
        this.configuration = configuration;
        this.loaded = loaded;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        for (Duration pause = configuration.pause(); !ended && !pause.isZero(); pause = configuration.pause()) {
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return; // nobody else knows this thread
            }
            look();
        }
    }

    // one look that fails, for want of memory maybe, is not to be the last
    @SuppressWarnings("CatchThrowable")
    private void look() {
        try {
            if (configuration.look()) {
                loaded.accept(configuration.current());
            }
            told = "";
        } catch (Throwable failure) {
            if (!failure.toString().equals(told)) {
                told = failure.toString();
                LOG.log(Level.ERROR, "Files of redirects could not be looked at", failure);
            }
        }
    }

    /** Ends it, and waits a while, since containers look for threads that an application left behind. */
    void end() {
        ended = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
