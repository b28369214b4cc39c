package io.github.redirectfilter.servlet;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.GuardMode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A guard, a request for {@code https://app.test/one/page?x=1}, and what the application gets to see of both. */
final class GuardedExchange {
    final HttpServletRequest request = mock(HttpServletRequest.class);
    final HttpServletResponse wire = Responses.recording();
    final Map<String, Object> attributes = new HashMap<>();
    final Redirects redirects;
    final ApplicationGuard guard;

    private GuardedExchange(GuardMode mode, Redirects.Builder rules) {
        redirects = rules.build();
        guard = ApplicationGuard.of(mode, redirects);
        at(DispatcherType.REQUEST, "/one/page");
        when(request.getScheme()).thenReturn("https");
        when(request.getServerName()).thenReturn("app.test");
        when(request.getServerPort()).thenReturn(443);
        when(request.getContextPath()).thenReturn("");
        when(request.getQueryString()).thenReturn("x=1");
        when(request.getMethod()).thenReturn("GET");
        HttpServletMapping mapping = mock(HttpServletMapping.class);
        when(mapping.getServletName()).thenReturn("login");
        when(request.getHttpServletMapping()).thenReturn(mapping);
        when(request.getAttribute(anyString())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(request)
                .setAttribute(anyString(), any());
        try {
            doReturn(new NoOutput()).when(wire).getOutputStream();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static GuardedExchange enforcing() {
        return enforcing(Redirects.builder());
    }

    static GuardedExchange enforcing(Redirects.Builder rules) {
        return new GuardedExchange(GuardMode.ENFORCE, allowing(rules));
    }

    static GuardedExchange reporting() {
        return new GuardedExchange(GuardMode.REPORT, allowing(Redirects.builder()));
    }

    private static Redirects.Builder allowing(Redirects.Builder rules) {
        return rules.allow(Allowlist.of("https://partner.example https://*.cdn.example myapp: http://127.0.0.1:*"));
    }

    GuardedExchange at(DispatcherType type, String uri) {
        when(request.getDispatcherType()).thenReturn(type);
        when(request.getRequestURI()).thenReturn(uri);
        return this;
    }

    /** What the application sees. */
    HttpServletResponse response() throws Exception {
        AtomicReference<HttpServletResponse> seen = new AtomicReference<>();
        guard.before((asks, answers) -> seen.set((HttpServletResponse) answers)).doFilter(request, wire);
        return seen.get();
    }
}
