package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Carries a decision over to the error page, whether we called {@code sendError} or the application did: before Jetty
 * dispatches to the page it drops {@code Vary} and puts a {@code Cache-Control} of its own in the place of the one there
 * is.
 */
final class ErrorPageHeaders {
    private final String attribute;

    ErrorPageHeaders(String filterName) {
        this.attribute = "io.github.redirectfilter.beforeError." + filterName;
    }

    /** Remembers a decision for the rest of the request: the error page comes after the chain has returned. */
    void remember(HttpServletRequest request, Decision decision) {
        request.setAttribute(attribute, decision);
    }

    @Nullable
    Decision remembered(HttpServletRequest request) {
        return request.getAttribute(attribute) instanceof Decision decision ? decision : null;
    }
}
