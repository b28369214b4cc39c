package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectStatus;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestFlowTest {
    private static final Decision REDIRECT =
            new Decision.Redirect(RedirectStatus.FOUND, "/new", "1", new Headers("no-store", null, List.of()));
    private static final Decision VARIED = new Pass(Pass.Why.NO_RULE, null, new Headers(null, "Cookie", List.of()));
    private static final Decision EXEMPT = new Pass(Pass.Why.EXEMPT, "1", Headers.NONE);

    private final Map<String, Object> attributes = new HashMap<>();
    private final HttpServletRequest request = mock(HttpServletRequest.class);
    private final HttpServletResponse response = Responses.recording();
    private final FilterChain chain = mock(FilterChain.class);
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void keepAttributes() {
        when(request.getAttribute(any())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(request)
                .setAttribute(any(), any());
        doAnswer(call -> attributes.remove(call.<String>getArgument(0)))
                .when(request)
                .removeAttribute(any());
        dispatch(DispatcherType.REQUEST, "/old");
    }

    private void dispatch(DispatcherType type, String uri) {
        when(request.getDispatcherType()).thenReturn(type);
        when(request.getRequestURI()).thenReturn(uri);
    }

    private RequestFlow flow(Decision decision) {
        return flow(asks -> decision, EnumSet.of(DispatcherType.REQUEST));
    }

    private RequestFlow flow(Function<RedirectRequest, Decision> rules, EnumSet<DispatcherType> types) {
        return flow("test", rules, types);
    }

    private RequestFlow flow(String name, Function<RedirectRequest, Decision> rules, EnumSet<DispatcherType> types) {
        RunningRules running = RunningRules.fixed();
        running.swap(new RuleSet(
                asks -> {
                    asked.add(asks.getRequestURI());
                    return rules.apply(new ServletRequestAdapter(asks));
                },
                types,
                () -> null,
                ApplicationGuard.OFF,
                null));
        return new RequestFlow(name, running, () -> {});
    }

    @Test
    void aRequestThatNoRuleMatchesIsNotTouched() throws Exception {
        flow(Pass.NO_RULE).run(request, response, chain);

        verify(chain).doFilter(request, response);
        verify(request, never()).setAttribute(any(), any());
        assertThat(response.getHeaderNames()).isEmpty();
    }

    @Test
    void aRedirectEndsTheChain() throws Exception {
        flow(REDIRECT).run(request, response, chain);

        verifyNoInteractions(chain);
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getHeader("Location")).isEqualTo("/new");
    }

    @Test
    void aRefusedTargetGetsItsAnswer() throws Exception {
        flow(new Decision.Refused("off-site", "//evil.test", "1", new Decision.Respond(400, true, "1", Headers.NONE)))
                .run(request, response, chain);
        verify(response).sendError(400);
        verifyNoInteractions(chain);

        flow(new Decision.Refused("off-site", "//evil.test", "1", EXEMPT)).run(request, response, chain);
        verify(chain).doFilter(request, response);
    }

    @Test
    void aPassWithHeadersWrapsTheResponse() throws Exception {
        flow(VARIED).run(request, response, chain);

        verify(chain).doFilter(isA(WrappedRequest.class), isA(PassedResponse.class));
        assertThat(response.getHeader("Vary")).isEqualTo("Cookie");
    }

    @Test
    void aPassWithoutHeadersDoesNot() throws Exception {
        flow(EXEMPT).run(request, response, chain);

        verify(chain).doFilter(request, response);
    }

    @ParameterizedTest
    @EnumSource(value = DispatcherType.class, mode = EnumSource.Mode.EXCLUDE, names = "REQUEST")
    void dispatchesInsideAreNotAskedAbout(DispatcherType type) throws Exception {
        dispatch(type, "/old");
        flow(REDIRECT).run(request, response, chain);

        verify(chain).doFilter(request, response);
        assertThat(asked).isEmpty();
    }

    @Test
    void aCommittedResponseIsLeftAlone() throws Exception {
        when(response.isCommitted()).thenReturn(true);
        flow(REDIRECT).run(request, response, chain);

        verify(chain).doFilter(request, response);
        assertThat(asked).isEmpty();
    }

    @Test
    void aFilterThatRunsTwiceDecidesOnce() throws Exception {
        RequestFlow flow = flow(VARIED);
        FilterChain twice = (asks, answers) -> flow.run(request, (HttpServletResponse) answers, chain);
        flow.run(request, response, twice);

        assertThat(asked).containsExactly("/old");
        verify(chain).doFilter(any(), any());

        flow.run(request, response, chain);
        assertThat(asked).as("the mark is gone").containsExactly("/old", "/old");
    }

    @Test
    void aForwardIsDecidedOnByItselfAndTheMarkComesBack() throws Exception {
        RequestFlow flow = flow(asks -> EXEMPT, EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD));
        FilterChain forwarding = (asks, answers) -> {
            dispatch(DispatcherType.FORWARD, "/inside");
            flow.run(request, response, chain);
            flow.run(request, response, chain);
            dispatch(DispatcherType.REQUEST, "/old");
            flow.run(request, response, chain);
        };
        flow.run(request, response, forwarding);

        assertThat(asked).containsExactly("/old", "/inside", "/inside");
    }

    @Test
    void filtersOfDifferentNamesAreAskedEach() throws Exception {
        RequestFlow first = flow(EXEMPT);
        RequestFlow second = flow("other", asks -> REDIRECT, EnumSet.of(DispatcherType.REQUEST));
        first.run(request, response, (asks, answers) -> second.run(request, response, chain));

        assertThat(response.getHeader("Location")).isEqualTo("/new");
    }

    @Test
    void aFailureOfTheApplicationGoesThrough() throws Exception {
        for (Decision decision : List.of(Pass.NO_RULE, VARIED)) {
            for (Throwable failure : List.of(new IllegalStateException("app"), new ServletException("app"))) {
                doThrow(failure).when(chain).doFilter(any(), any());

                assertThatThrownBy(() -> flow(decision).run(request, response, chain))
                        .isSameAs(failure);
                assertThat(attributes.keySet()).noneMatch(name -> name.contains("decided"));
            }
        }
    }

    @Test
    void theErrorPageOfAnAnswerIsNotDecidedOn() throws Exception {
        RequestFlow flow = flow(
                asks -> new Decision.Respond(503, true, "1", new Headers("no-store", null, List.of())),
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        flow.run(request, response, chain);
        response.setHeader("Cache-Control", "replaced");
        dispatch(DispatcherType.ERROR, "/error-page");
        flow.run(request, response, chain);

        assertThat(asked).containsExactly("/old");
        verify(chain).doFilter(request, response);
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theErrorPageOfTheApplicationKeepsTheHeadersOfAPass() throws Exception {
        RequestFlow flow = flow(VARIED);
        flow.run(request, response, chain);
        response.reset();
        response.setHeader("Cache-Control", "no-store");
        dispatch(DispatcherType.ERROR, "/error-page");
        flow.run(request, response, chain);

        assertThat(asked).containsExactly("/old");
        assertThat(response.getHeader("Vary")).isEqualTo("Cookie");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anInertFlowPassesEverything() throws Exception {
        RequestFlow.inert().run(request, response, chain);
        dispatch(null, "/old");
        RequestFlow.inert().run(request, response, chain);

        verify(chain, times(2)).doFilter(request, response);
    }
}
