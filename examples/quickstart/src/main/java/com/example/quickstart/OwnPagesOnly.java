package com.example.quickstart;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Refuses what the page of another site sends. The loopback interface keeps other machines out, but not the pages that
 * the browser on this one has open: any of them may post a form here, which its {@code Origin} tells, or have its own host
 * name lead to this machine (DNS rebinding), which {@code Host} tells.
 *
 * <p>That is enough for a machine that one person uses. A real application needs a login, and a token against forged
 * requests (CSRF).
 */
final class OwnPagesOnly extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = request.getHeader("Origin"); // browsers send it with every POST, other programs do not
        String own = request.getScheme() + "://" + request.getHeader("Host");
        if (!OWN_NAMES.contains(request.getServerName()) || origin != null && !origin.equals(own)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }
}
