package io.github.redirectfilter.servlet;

import io.github.redirectfilter.RedirectRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The container's request as rules see it. Everything is asked for only when a rule wants it, and what would read the
 * body is never called: {@code getParameter} would take a posted form away from the application, and reading would send
 * the {@code 100 Continue} that makes a client upload what is about to be redirected.
 */
final class ServletRequestAdapter implements RedirectRequest {
    private final HttpServletRequest request;
    private final @Nullable String uri;
    private @Nullable String host;

    ServletRequestAdapter(HttpServletRequest request) {
        this(request, null);
    }

    private ServletRequestAdapter(HttpServletRequest request, @Nullable String uri) {
        this.request = request;
        this.uri = uri;
    }

    /** The same request as the client sees it, at another URI than the container is at by now. */
    ServletRequestAdapter at(String other) {
        return new ServletRequestAdapter(request, other);
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String scheme() {
        return request.getScheme();
    }

    /**
     * The host that a request asks; empty if the container knows none. Undertow gives an IPv6 address without its brackets,
     * Tomcat and Jetty with them.
     */
    static String host(HttpServletRequest request) {
        String name = request.getServerName();
        if (name == null) {
            return "";
        }
        return name.indexOf(':') >= 0 && name.charAt(0) != '[' ? '[' + name + ']' : name;
    }

    @Override
    public String host() {
        String known = host;
        if (known == null) { // asked several times for a redirect, and some containers work for each answer
            known = host(request);
            if (known.isEmpty()) { // nothing can be compared with it, nor judged by it
                throw new IllegalStateException("The container knows no host of this request");
            }
            host = known;
        }
        return known;
    }

    @Override
    public int port() {
        return request.getServerPort();
    }

    @Override
    public String contextPath() {
        return request.getContextPath();
    }

    /** Never servlet path and path info: these come decoded, and each container decodes in its own way. */
    @Override
    public String uri() {
        return uri != null ? uri : request.getRequestURI();
    }

    @Override
    public @Nullable String query() {
        return request.getQueryString();
    }

    @Override
    public List<String> headers(String name) {
        // null where the container does not give access to headers (Servlet, HttpServletRequest.getHeaders)
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public @Nullable String cookie(String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return IssuedCookies.find(request, name);
    }

    /** Jetty gives an IPv6 address in brackets; over a Unix domain socket there is none. */
    @Override
    public String remoteAddress() {
        String address = request.getRemoteAddr();
        if (address == null) {
            return "";
        }
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    @Override
    public @Nullable String user() {
        return request.getRemoteUser();
    }

    @Override
    public boolean hasRole(String role) {
        return request.isUserInRole(role);
    }
}
