package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.GuardMode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Stands between the application and its response, so that redirects of its own are judged like those of rules. */
final class ApplicationGuard {
    /** Lets the application do as it likes. */
    static final ApplicationGuard OFF =
            new ApplicationGuard(GuardMode.OFF, Redirects.builder().build());

    private final GuardMode mode;
    private final Redirects redirects;

    ApplicationGuard(GuardMode mode, Redirects redirects) {
        this.mode = mode;
        this.redirects = redirects;
    }

    /** The chain, with the guard in front of what comes next in it. */
    FilterChain before(FilterChain chain) {
        return mode == GuardMode.OFF
                ? chain
                : (request, response) -> {
                    if (request instanceof HttpServletRequest http
                            && response instanceof HttpServletResponse unguarded
                            && !isGuarded(response)) {
                        GuardedResponse guarded = new GuardedResponse(unguarded, new Judge(http));
                        chain.doFilter(new WrappedRequest(http, guarded), guarded);
                    } else {
                        chain.doFilter(request, response);
                    }
                };
    }

    /** Async and nested dispatches come with the response of the dispatch around them. */
    private static boolean isGuarded(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            if (inner instanceof GuardedResponse) {
                return true;
            }
            inner = wrapper.getResponse();
        }
        return false;
    }

    /** Judges the targets of one request. */
    final class Judge {
        private final HttpServletRequest request;

        private Judge(HttpServletRequest request) {
            this.request = request;
        }

        /** What becomes of a target; in report mode it is told of, and then sent as it is. */
        Decision judge(int status, String target) {
            return redirects.judge(asSeenByBrowser(request), status(status), target, sender());
        }

        boolean reportsOnly() {
            return mode == GuardMode.REPORT;
        }

        private String sender() {
            HttpServletMapping mapping = request.getHttpServletMapping();
            return mapping == null || mapping.getServletName().isEmpty()
                    ? "the application"
                    : "servlet " + mapping.getServletName();
        }
    }

    private static RedirectStatus status(int code) {
        for (RedirectStatus status : RedirectStatus.values()) {
            if (status.code() == code && status.redirects()) {
                return status;
            }
        }
        return RedirectStatus.FOUND;
    }

    /** An error page is shown at the URL that failed, so what is relative is relative to that. */
    private static RedirectRequest asSeenByBrowser(HttpServletRequest request) {
        ServletRequestAdapter adapter = new ServletRequestAdapter(request);
        boolean errorPage = request.getDispatcherType() == DispatcherType.ERROR;
        return errorPage && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? adapter.at(failed)
                : adapter;
    }
}
