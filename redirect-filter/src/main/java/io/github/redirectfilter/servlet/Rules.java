package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Redirects;
import jakarta.servlet.http.HttpServletRequest;

/** What decides about the requests of a filter. */
@FunctionalInterface
interface Rules {
    /** Decides about a request, of which nothing more is asked where it is plain that no rule matches. */
    Decision decide(HttpServletRequest request);

    /** Decides by these redirects. */
    static Rules of(Redirects redirects) {
        return request -> redirects.decide(
                ServletRequestAdapter.host(request),
                request.getContextPath(),
                request.getRequestURI(),
                request,
                ServletRequestAdapter::new);
    }
}
