package io.github.redirectfilter.condition.health;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Time, for health checks. */
interface Scheduler {
    /**
     * Runs a task after a while, all of them on one thread.
     *
     * @return takes it back
     */
    Runnable after(Duration delay, Runnable task);

    /** Runs what may block. */
    Executor blocking();

    /** Runs nothing any more. */
    void stop();
}
