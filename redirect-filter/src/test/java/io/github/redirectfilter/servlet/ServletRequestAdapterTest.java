package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.RedirectRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServletRequestAdapterTest {
    private final HttpServletRequest container = mock(HttpServletRequest.class);
    private final RedirectRequest request = new ServletRequestAdapter(container);

    @Test
    void asksTheContainerForNothingOfItself() {
        verifyNoInteractions(container);
    }

    @Test
    void neverTouchesTheBody() throws Exception {
        when(container.getMethod()).thenReturn("POST");
        when(container.getServerName()).thenReturn("app.test");
        when(container.getRemoteAddr()).thenReturn("192.0.2.1");

        request.method();
        request.scheme();
        request.host();
        request.port();
        request.contextPath();
        request.uri();
        request.query();
        request.headers("X");
        request.header("X");
        request.cookie("x");
        request.remoteAddress();
        request.user();
        request.hasRole("admin");

        verify(container, never()).getParameter(any());
        verify(container, never()).getParameterMap();
        verify(container, never()).getParameterNames();
        verify(container, never()).getParameterValues(any());
        verify(container, never()).getParts();
        verify(container, never()).getPart(any());
        verify(container, never()).getReader();
        verify(container, never()).getInputStream();
    }

    @Test
    void hidesNothingOfTheUrl() {
        when(container.getRequestURI()).thenReturn("/%73hop//a%2Fb;x=1");
        when(container.getContextPath()).thenReturn("/%73hop");
        when(container.getQueryString()).thenReturn("a=%zz&&b");

        assertThat(request.uri()).isEqualTo("/%73hop//a%2Fb;x=1");
        assertThat(request.contextPath()).isEqualTo("/%73hop");
        assertThat(request.query()).isEqualTo("a=%zz&&b");
    }

    @ParameterizedTest
    @CsvSource({"app.test, app.test", "192.0.2.1, 192.0.2.1", "[::1], [::1]", "::1, [::1]", "2001:db8::7, [2001:db8::7]"
    })
    void anIpv6HostStandsInBrackets(String name, String host) {
        when(container.getServerName()).thenReturn(name);

        assertThat(request.host()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "[::1], ::1", "::1, ::1"})
    void anAddressDoesNot(String reported, String address) {
        when(container.getRemoteAddr()).thenReturn(reported);

        assertThat(request.remoteAddress()).isEqualTo(address);
    }

    @Test
    void takesTheFirstCookieOfAName() {
        when(container.getCookies())
                .thenReturn(new Cookie[] {new Cookie("A", "0"), new Cookie("a", "1"), new Cookie("a", "2")});

        assertThat(request.cookie("a")).isEqualTo("1");
        assertThat(request.cookie("b")).isNull();
    }

    @Test
    void aCookieThatTheResponseSetsIsThereForWhoAsksNext() {
        Map<String, Object> attributes = new HashMap<>();
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(container)
                .setAttribute(any(), any());
        when(container.getAttribute(any())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        when(container.getCookies()).thenReturn(new Cookie[] {new Cookie("sent", "0")});
        IssuedCookies.remember(container, new Headers(null, null, List.of(new Header("X", "a=b"))));
        assertThat(attributes).isEmpty();

        IssuedCookies.remember(
                container,
                new Headers(
                        null,
                        null,
                        List.of(
                                new Header("Set-Cookie", "sent=1; Path=/"),
                                new Header("set-cookie", "new=2=3; Path=/"))));
        IssuedCookies.remember(container, new Headers(null, null, List.of(new Header("Set-Cookie", "new=4"))));

        assertThat(request.cookie("sent")).isEqualTo("0");
        assertThat(request.cookie("new")).isEqualTo("2=3");
        assertThat(request.cookie("Path")).isNull();
    }

    @Test
    void absentIsNullOrEmpty() {
        when(container.getHeaders("X")).thenReturn(null);

        assertThat(request.cookie("a")).isNull();
        assertThat(request.headers("X")).isEmpty();
        assertThat(request.header("X")).isNull();
        assertThat(request.query()).isNull();
        assertThat(request.user()).isNull();
    }

    @Test
    void givesAllValuesOfAHeader() {
        when(container.getHeaders("X")).thenReturn(Collections.enumeration(List.of("1", "2")));

        assertThat(request.headers("X")).containsExactly("1", "2");
    }

    @Test
    void asksTheContainerForUserAndRoles() {
        when(container.getRemoteUser()).thenReturn("ann");
        when(container.isUserInRole("admin")).thenReturn(true);

        assertThat(request.user()).isEqualTo("ann");
        assertThat(request.hasRole("admin")).isTrue();
        assertThat(request.hasRole("other")).isFalse();
    }
}
