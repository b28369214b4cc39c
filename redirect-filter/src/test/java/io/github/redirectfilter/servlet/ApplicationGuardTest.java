package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.GuardMode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class ApplicationGuardTest {
    private final GuardedExchange exchange = GuardedExchange.enforcing();
    private final List<ServletRequest> requests = new ArrayList<>();
    private final List<ServletResponse> responses = new ArrayList<>();
    private final LogCapture log = new LogCapture();
    private final FilterChain application = (request, response) -> {
        requests.add(request);
        responses.add(response);
    };

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void switchedOffItIsNotThere() {
        assertThat(ApplicationGuard.OFF.before(application)).isSameAs(application);
    }

    @Test
    void whatIsNotHttpPasses() throws Exception {
        ServletRequest request = mock(ServletRequest.class);
        ServletResponse response = mock(ServletResponse.class);
        exchange.guard.before(application).doFilter(request, response);

        assertThat(requests).containsExactly(request);
        assertThat(responses).containsExactly(response);
    }

    @Test
    void aResponseIsGuardedOnce() throws Exception {
        exchange.guard.before(exchange.guard.before(application)).doFilter(exchange.request, exchange.wire);

        GuardedResponse guarded = (GuardedResponse) responses.get(0);
        assertThat(guarded.getResponse()).isSameAs(exchange.wire);
        WrappedRequest wrapped = (WrappedRequest) requests.get(0);
        assertThat(wrapped.getRequest()).isSameAs(exchange.request);
        assertThat(wrapped.response()).isSameAs(guarded);
    }

    @Test
    void wrappersOfTheApplicationInBetweenAreSeenThrough() throws Exception {
        FilterChain inner = exchange.guard.before(application);
        FilterChain wrapping = (request, response) -> inner.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request),
                new HttpServletResponseWrapper((HttpServletResponse) response));
        exchange.guard.before(wrapping).doFilter(exchange.request, exchange.wire);

        assertThat(responses.get(0).getClass()).isEqualTo(HttpServletResponseWrapper.class);
        assertThat(requests.get(0).getClass()).isEqualTo(HttpServletRequestWrapper.class);
    }

    /** Which has a list of its own. */
    @Test
    void anotherFiltersGuardIsNone() throws Exception {
        ApplicationGuard strict =
                ApplicationGuard.of(GuardMode.ENFORCE, Redirects.builder().build());
        exchange.guard.before(strict.before(application)).doFilter(exchange.request, exchange.wire);
        ((HttpServletResponse) responses.get(0)).sendRedirect("https://partner.example/");

        verify(exchange.wire).sendError(400);
    }

    /** What the application gave to {@code startAsync} comes back, or the container's own request with our response. */
    @Test
    void anAsyncDispatchIsGuardedByTheSameGuard() throws Exception {
        exchange.guard.before(application).doFilter(exchange.request, exchange.wire);
        exchange.at(DispatcherType.ASYNC, "/one/page");
        exchange.guard.before(application).doFilter(exchange.request, responses.get(0));

        assertThat(responses.get(1)).isSameAs(responses.get(0));
        assertThat(requests.get(1)).isNotSameAs(requests.get(0)).isInstanceOf(WrappedRequest.class);
        ((HttpServletRequest) requests.get(1)).startAsync();
        ArgumentCaptor<ServletResponse> kept = ArgumentCaptor.forClass(ServletResponse.class);
        verify(exchange.request).startAsync(any(), kept.capture());
        assertThat(kept.getValue()).isSameAs(responses.get(0));
    }

    @Test
    void aDispatchWithTheContainersOwnResponseIsGuardedAnew() throws Exception {
        exchange.guard.before(application).doFilter(exchange.request, exchange.wire);
        exchange.at(DispatcherType.ERROR, "/errors/page");
        exchange.guard.before(application).doFilter(exchange.request, exchange.wire);

        assertThat(responses.get(1)).isNotSameAs(responses.get(0)).isInstanceOf(GuardedResponse.class);
        ((HttpServletResponse) responses.get(1)).setHeader("Location", "\u00E4");
        assertThat(exchange.wire.getHeader("Location"))
                .as("resolved against what the browser asked for")
                .isEqualTo("/one/%C3%A4");
    }

    @Test
    void anErrorPageIsAtTheUrlThatFailed() throws Exception {
        exchange.at(DispatcherType.ERROR, "/errors/page");
        exchange.attributes.put(RequestDispatcher.ERROR_REQUEST_URI, "/one/failed");
        exchange.response().setHeader("Location", "\u00E4");

        assertThat(exchange.wire.getHeader("Location")).isEqualTo("/one/%C3%A4");
    }

    /** As Undertow does: its one request changes with the dispatch, and {@code sendRedirect} starts from there. */
    @Test
    void aContainerThatMovesTheRequestResolvesAgainstTheNewPath() throws Exception {
        HttpServletResponse response = exchange.response();
        exchange.at(DispatcherType.FORWARD, "/inner/deep/target");
        response.sendRedirect("foo");
        assertThat(exchange.wire.getHeader("Location")).isEqualTo("/inner/deep/foo");

        response.setHeader("Location", "foo");
        assertThat(exchange.wire.getHeader("Location"))
                .as("a header is for the browser, which knows nothing of the forward")
                .isEqualTo("foo");
    }

    @Test
    void theServletIsNamedAndElseTheApplication() throws Exception {
        exchange.response().sendRedirect("https://evil.test/");
        when(exchange.request.getHttpServletMapping()).thenReturn(null);
        exchange.response().sendRedirect("//evil.test\\");

        assertThat(log.messages())
                .containsExactly(
                        "Redirect target refused (off-site) for servlet login: \"https://evil.test/\"",
                        "Redirect target refused (backslash) for the application: \"//evil.test\\\\\"");
    }
}
