package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.InFlight;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one request: decided on once, then passed on or answered. What the application throws is not touched.
 */
public final class RequestFlow {
    private final Rules rules;
    private final Set<DispatcherType> dispatches;
    private final ApplicationGuard guard;
    private final OncePerDispatch once;
    private final ErrorPageHeaders errorPages;
    private final InFlightRequests inFlight;
    private final Runnable end;

    /**
     * @param filterName keeps filters apart that both see a request, each with rules of its own
     * @param rules decide
     * @param dispatches the kinds of dispatch that rules apply to
     * @param inFlight counts the requests that are in flight, if rules ask for their number
     * @param guard judges what the application sends, on every kind of dispatch
     * @param end is called when no more requests come
     */
    RequestFlow(
            String filterName,
            Rules rules,
            Set<DispatcherType> dispatches,
            Supplier<@Nullable InFlight> inFlight,
            ApplicationGuard guard,
            Runnable end) {
        this.rules = rules;
        this.dispatches = dispatches;
        this.guard = guard;
        this.once = new OncePerDispatch(filterName);
        this.errorPages = new ErrorPageHeaders(filterName);
        this.inFlight = new InFlightRequests(filterName, inFlight);
        this.end = end;
    }

    /** Passes everything on. */
    public static RequestFlow inert() {
        return new RequestFlow(
                "", request -> Decision.Pass.NO_RULE, Set.of(), () -> null, ApplicationGuard.OFF, () -> {});
    }

    /** Ends what goes on beside requests, when no more of them come. */
    public void close() {
        end.run();
    }

    /** Passes a request on or answers it. */
    public void run(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        InFlight counted = inFlight.enter(request);
        try {
            dispatch(request, response, chain);
        } finally {
            if (counted != null) {
                inFlight.leave(request, counted);
            }
        }
    }

    private void dispatch(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        FilterChain onward = guard.before(chain);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            toErrorPage(request, response, onward);
        } else {
            filter(request, response, onward);
        }
    }

    private void toErrorPage(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Decision before = errorPages.remembered(request);
        if (before instanceof Decision.Respond) { // the page of an answer of ours: rules have nothing more to say
            AnswerWriter.apply(before.headers(), response);
            chain.doFilter(request, response);
        } else {
            filter(request, before == null ? response : new PassedResponse(response, before.headers()), chain);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        DispatcherType type = request.getDispatcherType();
        if (!applies(type) || response.isCommitted() || once.decided(request, type)) {
            chain.doFilter(request, response);
            return;
        }
        if (rules.pass(request)) { // nearly every request: no mark, no wrapper, no allocation
            chain.doFilter(request, response);
            return;
        }
        Decision decision = rules.decide(new ServletRequestAdapter(request));
        if (decision == Decision.Pass.NO_RULE) {
            chain.doFilter(request, response);
        } else {
            carryOut(decision, request, response, chain);
        }
    }

    private boolean applies(DispatcherType type) {
        return !dispatches.isEmpty() && dispatches.contains(type);
    }

    private void carryOut(
            Decision decision, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (decision instanceof Decision.Refused refused) {
            carryOut(refused.answer(), request, response, chain);
        } else if (decision instanceof Decision.Pass) {
            pass(decision, request, response, chain);
        } else {
            errorPages.remember(request, decision);
            AnswerWriter.write(decision, response);
        }
    }

    private void pass(Decision decision, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object before = once.enter(request);
        try {
            if (decision.headers().isEmpty()) {
                chain.doFilter(request, response);
            } else {
                errorPages.remember(request, decision);
                IssuedCookies.remember(request, decision.headers());
                PassedResponse passed = new PassedResponse(response, decision.headers());
                chain.doFilter(new WrappedRequest(request, passed), passed);
            }
        } finally {
            once.leave(request, before);
        }
    }
}
