package io.github.redirectfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells listeners what happens, and keeps from the request what one of them throws. */
final class Listeners {
    private final RedirectListener[] all;
    private final RedirectListener.Timed[] timed;
    private final EventLog log;

    Listeners(List<RedirectListener> all, EventLog log) {
        this.all = all.toArray(new RedirectListener[0]);
        List<RedirectListener.Timed> timers = new ArrayList<>();
        for (RedirectListener listener : all) {
            if (listener instanceof RedirectListener.Timed timer) {
                timers.add(timer);
            }
        }
        this.timed = timers.toArray(new RedirectListener.Timed[0]);
        this.log = log;
    }

    /** Without {@link #tell}, for it is a part of the time that a redirect takes. */
    void decided(RedirectRequest request, Decision decision) {
        for (RedirectListener listener : all) {
            try {
                listener.decided(request, decision);
            } catch (RuntimeException e) {
                log.listenerFailed(listener, e);
            }
        }
    }

    void exceeded(String limit) {
        tell(listener -> listener.exceeded(limit));
    }

    void loaded(Redirects running) {
        tell(listener -> listener.loaded(running));
    }

    void reloaded(Redirects running, @Nullable Throwable problem) {
        tell(listener -> listener.reloaded(running, problem));
    }

    /** Whether anybody asks for times. */
    boolean wantTimes() {
        return timed.length > 0;
    }

    /**
     * Whether a request that no rule matches is one of those that are timed. By chance: a counter would be a place in memory
     * that all threads write to, and take longer than the decision.
     */
    boolean wantTimeOfMiss() {
        return wantTimes() && (ThreadLocalRandom.current().nextInt() & (RedirectListener.Timed.SAMPLED - 1)) == 0;
    }

    /** Allocates nothing, for it is told of requests that no rule matches. */
    void timed(Decision decision, long nanos) {
        for (RedirectListener.Timed listener : timed) {
            try {
                listener.timed(decision, nanos);
            } catch (RuntimeException e) {
                log.listenerFailed(listener, e);
            }
        }
    }

    private void tell(Consumer<RedirectListener> event) {
        for (RedirectListener listener : all) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                log.listenerFailed(listener, e);
            }
        }
    }
}
