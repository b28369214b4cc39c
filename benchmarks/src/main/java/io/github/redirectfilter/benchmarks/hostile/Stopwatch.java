package io.github.redirectfilter.benchmarks.hostile;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Takes the CPU time of one thread, and acts when something takes too long. A matcher that is lost in its choices hears no
 * interrupt: what is to be done then had better end the process.
 */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LOOK_MILLIS = 20;
    private static final long STOPPED = -1;

    private final long thread = Thread.currentThread().getId();
    private final long limit;
    private final Task late;
    private volatile long start = STOPPED;

    Stopwatch(double limitSeconds, Task late) {
        this.limit = (long) (limitSeconds * 1e9);
        this.late = late;
        Thread guard = new Thread(this::watch, "stopwatch");
        guard.setDaemon(true);
        guard.start();
    }

    /** Something to do. */
    interface Task {
        void run() throws Exception;
    }

    /** The CPU time of a task in nanoseconds. */
    long time(Task task) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        start = before;
        task.run();
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    /** From now on nothing is late. */
    void stop() {
        start = STOPPED;
    }

    private void watch() {
        try {
            while (start == STOPPED || THREADS.getThreadCpuTime(thread) - start < limit) {
                Thread.sleep(LOOK_MILLIS);
            }
            late.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
