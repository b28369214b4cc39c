package io.github.redirectfilter.servlet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Logs failures at most once a minute, with a count: whoever can cause one could otherwise fill the disk. */
final class FailureLog {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final AtomicLong silentUntil;
    private final AtomicLong unreported = new AtomicLong();

    FailureLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.silentUntil = new AtomicLong(nanoTime.getAsLong());
    }

    void report(RuntimeException failure) {
        unreported.incrementAndGet();
        long now = nanoTime.getAsLong();
        long until = silentUntil.get();
        if (now - until >= 0 && silentUntil.compareAndSet(until, now + PAUSE)) {
            long count = unreported.getAndSet(0);
            LOG.log(
                    Level.ERROR,
                    "No decision about a request: it passed on as if there were no rules (" + count
                            + " since the last message like this)",
                    failure);
        }
    }
}
