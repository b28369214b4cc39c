package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.InFlight;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What becomes of one request: decided on once, then passed on or answered. What the application throws is not touched.
 */
public final class RequestFlow {
    private final RunningRules running;
    private final OncePerDispatch once;
    private final ErrorPageHeaders errorPages;
    private final InFlightRequests inFlight;
    private final Runnable end;

    /**
     * @param filterName keeps filters apart that both see a request, each with rules of its own
     * @param running the rules, as they are by then
     * @param end is called when no more requests come
     */
    RequestFlow(String filterName, RunningRules running, Runnable end) {
        this.running = running;
        this.once = new OncePerDispatch(filterName);
        this.errorPages = new ErrorPageHeaders(filterName);
        this.inFlight = new InFlightRequests(filterName);
        this.end = end;
    }

    /** Passes everything on. */
    public static RequestFlow inert() {
        return new RequestFlow("", RunningRules.fixed(), () -> {});
    }

    /** Ends what goes on beside requests, when no more of them come. */
    public void close() {
        end.run();
    }

    /** Passes a request on or answers it, by the rules that it began with. */
    public void run(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RuleSet rules = running.of(request);
        if (rules.console() != null && rules.console().answers(request, response)) {
            return;
        }
        InFlight counted = inFlight.enter(request, rules.inFlight().get());
        try {
            dispatch(rules, request, response, chain);
        } finally {
            if (counted != null) {
                inFlight.leave(request, counted);
            }
        }
    }

    private void dispatch(RuleSet rules, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        FilterChain onward = rules.guard().before(chain);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            toErrorPage(rules, request, response, onward);
        } else {
            filter(rules, request, response, onward);
        }
    }

    private void toErrorPage(RuleSet rules, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Decision before = errorPages.remembered(request);
        if (before instanceof Decision.Respond) { // the page of an answer of ours: rules have nothing more to say
            AnswerWriter.apply(before.headers(), response);
            chain.doFilter(request, response);
        } else {
            filter(rules, request, before == null ? response : new PassedResponse(response, before.headers()), chain);
        }
    }

    private void filter(RuleSet rules, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        DispatcherType type = request.getDispatcherType();
        if (!rules.applies(type) || response.isCommitted() || once.decided(request, type)) {
            chain.doFilter(request, response);
            return;
        }
        Decision decision = rules.rules().decide(request);
        if (decision == Decision.Pass.NO_RULE) { // nearly every request: no mark, no wrapper, no allocation
            chain.doFilter(request, response);
        } else {
            carryOut(decision, request, response, chain);
        }
    }

    private void carryOut(
            Decision decision, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (decision instanceof Decision.Refused refused) {
            carryOut(refused.answer(), request, response, chain);
        } else if (decision instanceof Decision.Pass) {
            pass(decision, request, response, chain);
        } else {
            if (decision instanceof Decision.Respond) { // a redirect has no error page
                errorPages.remember(request, decision);
            }
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
