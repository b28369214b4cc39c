package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.GuardMode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Stands between the application and its response, so that redirects of its own are judged like those of rules. */
final class ApplicationGuard {
    /** Lets the application do as it likes. */
    static final ApplicationGuard OFF = new ApplicationGuard(false, null);

    private final boolean reportsOnly;
    private final @Nullable Redirects redirects;

    private ApplicationGuard(boolean reportsOnly, @Nullable Redirects redirects) {
        this.reportsOnly = reportsOnly;
        this.redirects = redirects;
    }

    static ApplicationGuard of(GuardMode mode, Redirects redirects) {
        return mode == GuardMode.OFF ? OFF : new ApplicationGuard(mode == GuardMode.REPORT, redirects);
    }

    /** Whether it judges nothing. */
    boolean isOff() {
        return redirects == null;
    }

    /** The chain, with the guard in front of what comes next in it. */
    FilterChain before(FilterChain chain) {
        Redirects judge = redirects;
        return judge == null
                ? chain
                : (request, response) -> {
                    if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
                        guard(http, answer, chain, judge);
                    } else {
                        chain.doFilter(request, response);
                    }
                };
    }

    private void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Redirects judge)
            throws IOException, ServletException {
        GuardedResponse before = guarded(response);
        GuardedResponse guarded = before == null ? guard(request, response, judge) : before;
        WrappedRequest wrapped = wrapped(request, guarded);
        HttpServletRequest seen = wrapped == null ? new WrappedRequest(request, guarded) : request;
        guarded.judge().follow(wrapped == null ? seen : wrapped);
        chain.doFilter(seen, before == null ? guarded : response);
    }

    private GuardedResponse guard(HttpServletRequest request, HttpServletResponse response, Redirects judge) {
        return new GuardedResponse(response, new ApplicationJudge(this, judge, reportsOnly, AskedUrl.of(request)));
    }

    /**
     * What this guard put around the response already. Async and nested dispatches come with the response of the dispatch
     * around them; another filter's guard has another list, and is none.
     */
    private @Nullable GuardedResponse guarded(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            if (inner instanceof GuardedResponse guarded && guarded.judge().guard() == this) {
                return guarded;
            }
            inner = wrapper.getResponse();
        }
        return null;
    }

    private static @Nullable WrappedRequest wrapped(HttpServletRequest request, GuardedResponse guarded) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            if (inner instanceof WrappedRequest wrapped && wrapped.response() == guarded) {
                return wrapped;
            }
            inner = wrapper.getRequest();
        }
        return null;
    }
}
