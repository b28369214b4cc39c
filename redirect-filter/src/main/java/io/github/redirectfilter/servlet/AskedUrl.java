package io.github.redirectfilter.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The URL that the browser asked for, which stays its address through all forwards, error pages and async dispatches,
 * and what the container makes of a relative target meanwhile.
 */
final class AskedUrl {
    private static final String ATTRIBUTE = "io.github.redirectfilter.asked";

    private final HttpServletRequest request;
    private final HttpServletRequest container;
    private final String uri;
    private final String containerUri;

    private AskedUrl(HttpServletRequest request, String uri, String containerUri) {
        this.request = request;
        this.container = innermost(request);
        this.uri = uri;
        this.containerUri = containerUri;
    }

    /** What the browser asked for, as the first dispatch that came by had it. */
    static AskedUrl of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof AskedUrl asked) {
            return asked;
        }
        AskedUrl asked = first(request);
        request.setAttribute(ATTRIBUTE, asked);
        return asked;
    }

    private static AskedUrl first(HttpServletRequest request) {
        boolean errorPage = request.getDispatcherType() == DispatcherType.ERROR;
        return errorPage && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? new AskedUrl(request, failed, failed)
                : new AskedUrl(
                        request, request.getRequestURI(), innermost(request).getRequestURI());
    }

    private static HttpServletRequest innermost(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner instanceof HttpServletRequest http ? http : request;
    }

    /** The request of that dispatch. */
    HttpServletRequest request() {
        return request;
    }

    /** The path as the browser sent it. */
    String uri() {
        return uri;
    }

    /**
     * The path that the container resolves {@code sendRedirect} against; {@code null} if it is the browser's. Undertow
     * writes the path of a forward, an error page or an async dispatch into the one request that it has, and takes it from
     * there; others wrap the request for a dispatch, and leave relative targets to the browser (Tomcat) or take what the
     * browser asked for (Jetty).
     */
    @Nullable
    String movedTo() {
        String now = container.getRequestURI();
        return now == null || now.equals(containerUri) ? null : now;
    }

    /**
     * A target as the container's own {@code sendRedirect} reads it: Jetty and Undertow put a relative one behind the last
     * slash of the path, even if it has no path of its own. Tomcat leaves that to the browser, for which {@code ?a=b}
     * keeps the path as it is.
     */
    String asContainerReads(String target) {
        String name = container.getClass().getName();
        boolean behindLastSlash = name.startsWith("org.eclipse.jetty.") || name.startsWith("io.undertow.");
        return behindLastSlash && RelativeTarget.hasNoPath(target) ? "./" + target : target;
    }
}
