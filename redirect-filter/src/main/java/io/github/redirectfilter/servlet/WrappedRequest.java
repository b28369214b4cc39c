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
    private final HttpServletResponse response;

    WrappedRequest(HttpServletRequest request, HttpServletResponse response) {
        super(request);
        this.response = response;
    }

    @Override
    public AsyncContext startAsync() {
        return super.startAsync(this, response);
    }
}
