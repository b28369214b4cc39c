package io.github.redirectfilter.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Keeps a wrapped response in place when the application goes on asynchronously: {@code startAsync()} without arguments
 * hands out the container's own response (Servlet 6.0, section 2.3.3.3).
 */
final class WrappedRequest extends HttpServletRequestWrapper {
    private final HttpServletRequest original;
    private final HttpServletResponse response;

    WrappedRequest(HttpServletRequest request, HttpServletResponse response) {
        super(request);
        this.original = request instanceof WrappedRequest wrapped ? wrapped.original : request;
        this.response = response;
    }

    /** The response that goes with it. */
    HttpServletResponse response() {
        return response;
    }

    /**
     * Starts it with a new wrapper, for Tomcat inserts the request of a forward into this one and leaves it there: a
     * dispatch without a path would go to the forward's target instead of what the client asked for.
     */
    @Override
    public AsyncContext startAsync() {
        return super.startAsync(new WrappedRequest(original, response), response);
    }
}
