package io.github.redirectfilter;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets one log line through a minute, so that whoever can cause one can't fill the disk. */
final class Throttle {
    /** What {@link #heldBack} returns for a line that is held back itself. */
    static final long HOLD = -1;

    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final AtomicLong next;
    private final AtomicLong held = new AtomicLong();

    Throttle(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    /** How many lines were held back since the last that went through; {@link #HOLD} if this one is, too. */
    long heldBack() {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + PAUSE_NANOS)) {
            held.incrementAndGet();
            return HOLD;
        }
        return held.getAndSet(0);
    }
}
