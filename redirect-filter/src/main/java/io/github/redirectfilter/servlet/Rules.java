package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import jakarta.servlet.http.HttpServletRequest;

/** What decides about the requests of a filter. */
@FunctionalInterface
interface Rules {
    /** Decides about a request. */
    Decision decide(RedirectRequest request);

    /** Whether it is plain, before any more is asked of the request, that no rule matches. */
    default boolean pass(HttpServletRequest request) {
        return false;
    }

    /** Decides by these redirects. */
    static Rules of(Redirects redirects) {
        return new Rules() {
            @Override
            public Decision decide(RedirectRequest request) {
                return redirects.decide(request);
            }

            @Override
            public boolean pass(HttpServletRequest request) {
                return redirects.passes(request.getServerName(), request.getContextPath(), request.getRequestURI());
            }
        };
    }
}
