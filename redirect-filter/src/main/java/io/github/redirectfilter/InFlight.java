package io.github.redirectfilter;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests are in flight: have come, and are not answered yet. Whoever decides by {@link Redirects} counts, if
 * {@link Redirects#inFlight} asks for it:
 *
 * <pre>{@code
 * inFlight.enter();
 * try {
 *     answer(request, redirects.decide(request));
 * } finally {
 *     inFlight.leave();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class InFlight {
    private final AtomicInteger count = new AtomicInteger();

    InFlight() {}

    /** How many there are, with the one that is decided on. */
    public int count() {
        return count.get();
    }

    /** A request has come. */
    public void enter() {
        count.incrementAndGet();
    }

    /** A request is answered. */
    public void leave() {
        count.decrementAndGet();
    }
}
