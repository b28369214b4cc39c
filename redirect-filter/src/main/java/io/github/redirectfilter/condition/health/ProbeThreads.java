package io.github.redirectfilter.condition.health;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of health checks: one that keeps the time, others that wait for answers.
 *
 * <p>All are in one group, with those that {@link java.net.http.HttpClient} makes when one of them creates it: before
 * JDK 21 it can't be closed, its selector thread runs until the client is collected as garbage, and would keep the class
 * loader of a stopped application alive until then. It ends when it is interrupted, in every version.
 */
final class ProbeThreads implements Scheduler {
    static final String NAME = "redirect-filter-health";

    private static final long IDLE_SECONDS = 10;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SLICE_MILLIS = 20;

    private final ThreadGroup group = new ThreadGroup(NAME);
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, threads(NAME));
    private final ExecutorService waiting = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads(NAME + "-probe-"));

    ProbeThreads() {
        clock.setRemoveOnCancelPolicy(true);
    }

    private ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(group, task, name.endsWith("-") ? name + count.incrementAndGet() : name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        try {
            Future<?> later = clock.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> later.cancel(false);
        } catch (RejectedExecutionException stopped) {
            return () -> {};
        }
    }

    @Override
    public Executor blocking() {
        return waiting;
    }

    @Override
    public void stop() {
        clock.shutdownNow();
        waiting.shutdownNow();
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            // again and again: one that ends may start another first, as the first question does with a client
            while (group.activeCount() > 0 && System.nanoTime() - end < 0) {
                group.interrupt();
                joinEach();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Containers look for threads that an application left behind. */
    private void joinEach() throws InterruptedException {
        Thread[] left = new Thread[group.activeCount()];
        int count = group.enumerate(left);
        for (int i = 0; i < count; i++) {
            left[i].join(SLICE_MILLIS);
        }
    }
}
