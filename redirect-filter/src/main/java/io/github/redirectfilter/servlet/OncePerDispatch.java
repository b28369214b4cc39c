package io.github.redirectfilter.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Remembers on the request that it was decided on. Jetty calls a filter once for each of its mappings that fit, and
 * GlassFish 8 runs one twice that both {@code web.xml} and a fragment declare; a rate limit would count double, and
 * headers would be added twice. The mark holds for one kind of dispatch and one URI, so that a forward to another
 * resource is decided on by itself.
 */
final class OncePerDispatch {
    private final String attribute;

    OncePerDispatch(String filterName) {
        this.attribute = "io.github.redirectfilter.decided." + filterName;
    }

    boolean decided(HttpServletRequest request, DispatcherType type) {
        return request.getAttribute(attribute) instanceof Mark mark
                && mark.type() == type
                && mark.uri().equals(request.getRequestURI());
    }

    /** Marks the request; the result goes to {@link #leave} when the chain has returned. */
    @Nullable
    Object enter(HttpServletRequest request) {
        Object before = request.getAttribute(attribute);
        request.setAttribute(attribute, new Mark(request.getDispatcherType(), request.getRequestURI()));
        return before;
    }

    /** Restores the mark of the dispatch around this one. */
    void leave(HttpServletRequest request, @Nullable Object before) {
        if (before == null) {
            request.removeAttribute(attribute);
        } else {
            request.setAttribute(attribute, before);
        }
    }

    private record Mark(DispatcherType type, String uri) {}
}
