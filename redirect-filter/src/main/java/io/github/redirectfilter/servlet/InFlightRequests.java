package io.github.redirectfilter.servlet;

import io.github.redirectfilter.InFlight;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests while they are in flight, for rules that ask: until the filter chain has returned, or until
 * asynchronous processing is complete. A request counts once, whatever it is forwarded to.
 */
final class InFlightRequests {
    private final String attribute;

    /** @param filterName keeps filters apart that both see a request */
    InFlightRequests(String filterName) {
        this.attribute = "io.github.redirectfilter.inFlight." + filterName;
    }

    /**
     * Begins to count a request; the result goes to {@link #leave} when the chain has returned.
     *
     * @param count {@code null} while no rule asks
     */
    @Nullable
    InFlight enter(HttpServletRequest request, @Nullable InFlight count) {
        if (count == null || !comesFromOutside(request) || request.getAttribute(attribute) != null) {
            return null;
        }
        request.setAttribute(attribute, true);
        count.enter();
        return count;
    }

    private static boolean comesFromOutside(HttpServletRequest request) {
        DispatcherType type = request.getDispatcherType();
        return type == DispatcherType.REQUEST || type == DispatcherType.ASYNC;
    }

    /** Ends counting, now or when asynchronous processing ends. */
    void leave(HttpServletRequest request, InFlight count) {
        if (!request.isAsyncStarted() || !endsLater(request, count)) {
            request.removeAttribute(attribute);
            count.leave();
        }
    }

    private static boolean endsLater(HttpServletRequest request, InFlight count) {
        try {
            request.getAsyncContext().addListener(new Completion(count));
            return true;
        } catch (IllegalStateException completedMeanwhile) { // by the application, on another thread
            return false;
        }
    }

    /** Touches no request: Tomcat may have given it to somebody else by then. */
    private static final class Completion implements AsyncListener {
        private final InFlight count;
        private final AtomicBoolean left = new AtomicBoolean();

        Completion(InFlight count) {
            this.count = count;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            if (left.compareAndSet(false, true)) {
                count.leave();
            }
        }

        /** Asynchronous processing that starts once more forgets its listeners (Servlet 6.0, AsyncListener). */
        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}
    }
}
