package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Redirects;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedResponseTest {
    private static final String EVIL = "https://evil.test/";

    private final LogCapture log = new LogCapture();

    @AfterEach
    void closeLog() {
        log.close();
    }

    /** The ways to redirect. */
    enum Way {
        SEND(302) {
            @Override
            void redirect(GuardedResponse response, String target) throws IOException {
                response.sendRedirect(target);
            }
        },
        SEND_STATUS(303) {
            @Override
            void redirect(GuardedResponse response, String target) throws IOException {
                response.sendRedirect(target, 303);
            }
        },
        SEND_CLEAR(302) {
            @Override
            void redirect(GuardedResponse response, String target) throws IOException {
                response.sendRedirect(target, false);
            }
        },
        SEND_STATUS_CLEAR(308) {
            @Override
            void redirect(GuardedResponse response, String target) throws IOException {
                response.sendRedirect(target, 308, true);
            }
        },
        SET(301) {
            @Override
            void redirect(GuardedResponse response, String target) {
                response.setStatus(301);
                response.setHeader("Location", target);
            }
        },
        SET_BEFORE_STATUS(302) {
            @Override
            void redirect(GuardedResponse response, String target) {
                response.setHeader("LOCATION", target);
                response.setStatus(302);
            }
        },
        ADD(307) {
            @Override
            void redirect(GuardedResponse response, String target) {
                response.setStatus(307);
                response.addHeader("location", target);
            }
        },
        PADDED_NAME(302) {
            @Override
            void redirect(GuardedResponse response, String target) {
                response.setStatus(302);
                response.addHeader("Location ", target);
            }
        },
        CREATED_FIRST(302) {
            @Override
            void redirect(GuardedResponse response, String target) {
                response.setStatus(201);
                response.setHeader("Location", target);
                response.setStatus(302);
            }
        };

        final int status;

        Way(int status) {
            this.status = status;
        }

        abstract void redirect(GuardedResponse response, String target) throws IOException;

        String sent(HttpServletResponse wire) {
            return wire.getHeader(this == PADDED_NAME ? "Location " : "Location");
        }
    }

    private static final String[][] TARGETS = {
        {"/next", "/next"},
        {"/a b?c d", null},
        {"/next?a b#\u00E4", "/next?a%20b#%C3%A4"},
        {"/\u00E4/../b", "/b"},
        {"https://app.test/next", "/next"},
        {"HTTPS://APP.TEST:443/next", "/next"},
        {"//app.test/next", "/next"},
        {"foo?a=b", "foo?a=b"},
        {"../foo", "../foo"},
        {"?q", "?q"},
        {"#top", "#top"},
        {"https://partner.example/in", "https://partner.example/in"},
        {"https://a.b.cdn.example", "https://a.b.cdn.example/"},
        {"https://cdn.example/", null},
        {"myapp://open?x=1", "myapp://open?x=1"},
        {"http://127.0.0.1:49152/done", "http://127.0.0.1:49152/done"},
        {EVIL, null},
        {"//evil.test", null},
        {"/\\evil.test", null},
        {"/\t/evil.test", null},
        {"/.//evil.test", null},
        {".//../..//evil.test", null},
        {"https://app.test@evil.test/", null},
        {"https://app.test.evil.test/", null},
        {"https:evil.test", null},
        {"javascript:alert(1)", null},
        {"/\r\nX: y", null},
        {"/\uD800", null},
        {"http://app.test/", null},
    };

    static Stream<Arguments> waysAndTargets() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(TARGETS).map(row -> Arguments.of(way, row[0], row[1])));
    }

    private static GuardedResponse guarded(GuardedExchange exchange) throws Exception {
        return (GuardedResponse) exchange.response();
    }

    @ParameterizedTest
    @MethodSource("waysAndTargets")
    void sendsWhatWasUnderstoodAndRefusesTheRest(Way way, String target, String sent) throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        way.redirect(guarded(exchange), target);

        if (sent == null) {
            verify(exchange.wire).sendError(400);
            assertThat(way.sent(exchange.wire)).isIn(null, "");
            assertThat(exchange.redirects.refusals().values()).containsExactly(1L);
        } else {
            assertThat(way.sent(exchange.wire)).isEqualTo(sent);
            assertThat(exchange.wire.getStatus()).isEqualTo(way.status);
            verify(exchange.wire, never()).sendError(anyInt());
            assertThat(exchange.redirects.refusals()).isEmpty();
        }
        verify(exchange.wire, never()).sendRedirect(any());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aSafePageTakesThePlaceOfARefusedTarget(Way way) throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing(Redirects.builder().refused("/safe"));
        GuardedResponse response = guarded(exchange);
        way.redirect(response, EVIL);

        assertThat(exchange.wire.getHeader("Location")).isEqualTo("/safe");
        assertThat(exchange.wire.getStatus()).isEqualTo(way == Way.SET_BEFORE_STATUS ? 302 : way.status);
        assertThat(response.isCommitted()).isTrue();
        verify(exchange.wire, never()).sendError(anyInt());
    }

    @Test
    void aRedirectEndsTheResponseAsTheContainersWould() throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        ServletOutputStream stream = mock(ServletOutputStream.class);
        doReturn(stream).when(exchange.wire).getOutputStream();
        exchange.response().sendRedirect("/next");

        verify(exchange.wire).resetBuffer();
        verify(exchange.wire).setContentLength(0);
        verify(stream).close();
    }

    @Test
    void aRedirectThatKeepsTheBufferDoesNotEmptyIt() throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        guarded(exchange).sendRedirect("/next", false);

        verify(exchange.wire, never()).resetBuffer();
        verify(exchange.wire, never()).setContentLength(0);
    }

    @Test
    void otherHeadersAreNoneOfOurBusiness() throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        HttpServletResponse response = exchange.response();
        for (String name : List.of("Content-Location", "X-Location", "Link", "Content-Type")) {
            response.setHeader(name, EVIL);
            response.addHeader(name, EVIL);
            assertThat(exchange.wire.getHeaders(name)).containsExactly(EVIL, EVIL);
        }
        doNothing().when(exchange.wire).setHeader(null, EVIL);
        response.setHeader(null, EVIL);
        verify(exchange.wire).setHeader(null, EVIL);
        response.setIntHeader("Refresh", 5);
        verify(exchange.wire).setIntHeader("Refresh", 5);
        assertThat(exchange.redirects.refusals()).isEmpty();
    }

    @Test
    void anEmptyLocationLeadsNowhereAndStaysSo() throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        exchange.response().setHeader("Location", "");

        assertThat(exchange.wire.getHeaders("Location")).containsExactly("");
    }

    @Test
    void whatIsWrongWithNullTheContainerSays() throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        exchange.response().sendRedirect(null);
        verify(exchange.wire).sendRedirect(null);
        Assertions.assertThatThrownBy(() -> guarded(exchange).sendRedirect(null, 303))
                .isInstanceOf(IllegalArgumentException.class);
        exchange.response().setHeader("Location", null);
        verify(exchange.wire).setHeader("Location", null);
        exchange.response().addHeader("Refresh", null);
        verify(exchange.wire).addHeader("Refresh", null);
        exchange.response().sendError(400, null);
        verify(exchange.wire).sendError(400, null);
    }

    @Test
    void afterTheCommitTheContainerIsAsked() throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        when(exchange.wire.isCommitted()).thenReturn(true);
        HttpServletResponse response = exchange.response();
        response.sendRedirect(EVIL);
        response.setHeader("Location", EVIL);
        response.addHeader("Refresh", "0;url=" + EVIL);

        verify(exchange.wire).sendRedirect(EVIL); // which throws
        verify(exchange.wire).setHeader("Location", EVIL); // which does nothing
        verify(exchange.wire).addHeader("Refresh", "0;url=" + EVIL);
        Assertions.assertThatThrownBy(() -> guarded(exchange).sendRedirect(EVIL, 303))
                .isInstanceOf(IllegalStateException.class);
        assertThat(exchange.redirects.refusals()).isEmpty();
    }

    @Nested
    class Created {
        private final GuardedExchange exchange = GuardedExchange.enforcing();

        @ParameterizedTest
        @ValueSource(ints = {201, 202})
        void aNewResourceMayBeAnywhere(int status) throws Exception {
            HttpServletResponse response = exchange.response();
            response.setStatus(status);
            response.setHeader("Location", EVIL + "\u00E4");

            assertThat(exchange.wire.getHeader("Location")).isEqualTo(EVIL + "\u00E4");
            assertThat(exchange.redirects.refusals()).isEmpty();
        }

        @Test
        void anotherStatusThatIsNoRedirectChangesNothing() throws Exception {
            HttpServletResponse response = exchange.response();
            response.setStatus(201);
            response.setHeader("Location", EVIL);
            response.setStatus(202);

            assertThat(exchange.wire.getHeader("Location")).isEqualTo(EVIL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "moved"})
        void anErrorThatIsARedirectIsJudgedToo(String message) throws Exception {
            HttpServletResponse response = exchange.response();
            response.setStatus(201);
            response.setHeader("Location", EVIL);
            if (message.isEmpty()) {
                response.sendError(302);
            } else {
                response.sendError(302, message);
            }

            verify(exchange.wire).sendError(400);
            verify(exchange.wire, never()).sendError(302);
            verify(exchange.wire, never()).sendError(eq(302), anyString());
            assertThat(exchange.wire.getHeaders("Location")).containsExactly("");
        }

        @Test
        void resetForgetsIt() throws Exception {
            HttpServletResponse response = exchange.response();
            response.setStatus(201);
            response.setHeader("Location", EVIL);
            response.reset();
            response.setStatus(302);

            assertThat(exchange.wire.getHeaders("Location")).isEmpty();
            assertThat(exchange.wire.getStatus()).isEqualTo(302);
            assertThat(exchange.redirects.refusals()).isEmpty();
        }

        @Test
        void removingItForgetsIt() throws Exception {
            HttpServletResponse response = exchange.response();
            response.setStatus(201);
            response.setHeader("Location", "/made");
            response.setHeader("Location", null);
            response.setStatus(302);

            assertThat(exchange.wire.getHeaders("Location")).isEmpty();
        }

        @Test
        void severalBecomeOne() throws Exception {
            HttpServletResponse response = exchange.response();
            response.setStatus(201);
            response.addHeader("Location", EVIL);
            response.addHeader("Location", "/made");
            response.setStatus(302);

            assertThat(exchange.wire.getHeaders("Location")).containsExactly("/made");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "5                        | 5",
                "5; URL='/next?a b'       | 5; url=/next?a%20b",
                "0,next                   | 0; url=next",
                "0;url=\"'a'\"            | 0; url=/one/'a'",
                "0;url=https://app.test/n | 0; url=/n",
                "0;url=myapp:x            | 0; url=myapp:x",
                "0;url=''//evil.test      | 0; url=''//evil.test",
                "0;url=//evil.test        | -",
                "0;//evil.test            | -",
                "//evil.test              | -",
                "0;url=javascript:alert() | -",
                "0;url=/\\evil.test       | -",
            })
    void refreshIsJudgedToo(String value, String sent) throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        exchange.response().setHeader("refresh", value);

        if (sent == null) {
            verify(exchange.wire).sendError(400);
            assertThat(exchange.wire.getHeaders("Refresh")).isEmpty();
        } else {
            // an empty pair of quotes is no URL, whatever comes behind it
            assertThat(exchange.wire.getHeader("Refresh")).isEqualTo(sent.contains("''//") ? "0" : sent);
        }
    }

    @Nested
    class Reset {
        @Test
        void clearsAndTheNextTargetIsJudgedAgain() throws Exception {
            GuardedExchange exchange = GuardedExchange.enforcing();
            HttpServletResponse response = exchange.response();
            response.setHeader("Location", "/first");
            response.reset();
            assertThat(exchange.wire.getHeaders("Location")).isEmpty();
            response.setStatus(302);
            response.setHeader("Location", EVIL);

            verify(exchange.wire).sendError(400);
        }

        @Test
        void doesNotBringARefusedOneBack() throws Exception {
            GuardedExchange exchange =
                    GuardedExchange.enforcing(Redirects.builder().refused("/safe"));
            HttpServletResponse response = exchange.response();
            response.sendRedirect(EVIL);
            response.reset();
            response.resetBuffer();
            response.sendRedirect("/other");

            verify(exchange.wire, never()).reset();
            assertThat(exchange.wire.getHeader("Location")).isEqualTo("/safe");
        }
    }

    @Nested
    class AfterARefusal {
        private final GuardedExchange exchange = GuardedExchange.enforcing();

        private GuardedResponse refused() throws Exception {
            GuardedResponse response = guarded(exchange);
            response.sendRedirect(EVIL);
            clearInvocations(exchange.wire);
            return response;
        }

        @Test
        void theResponseLooksCommitted() throws Exception {
            assertThat(refused().isCommitted()).isTrue();
        }

        @Test
        void whatIsWrittenIsSwallowed() throws Exception {
            GuardedResponse response = refused();
            response.getWriter().print("page");
            response.getWriter().flush();
            response.getOutputStream().print("page");
            response.getOutputStream().flush();
            response.flushBuffer();

            verify(exchange.wire, never()).getWriter();
            verify(exchange.wire, never()).getOutputStream();
            verify(exchange.wire, never()).flushBuffer();
        }

        @Test
        void whateverElseIsDoneIsSwallowed() throws Exception {
            GuardedResponse response = refused();
            response.sendRedirect("/x");
            response.sendRedirect("/x", 303);
            response.sendRedirect("/x", false);
            response.sendRedirect("/x", 303, true);
            response.sendError(404);
            response.sendError(404, "gone");
            response.setStatus(200);
            response.setHeader("Location", EVIL);
            response.addHeader("Location", "/x");
            response.setHeader("Refresh", "0;url=/x");
            response.setIntHeader("X", 1);
            response.addIntHeader("X", 1);
            response.setDateHeader("X", 1);
            response.addDateHeader("X", 1);
            response.addCookie(new Cookie("a", "b"));
            response.setTrailerFields(Map::of);
            response.setContentType("text/html");
            response.setCharacterEncoding("UTF-8");
            response.setLocale(Locale.ROOT);
            response.setContentLength(7);
            response.setContentLengthLong(7);
            response.setBufferSize(7);
            response.resetBuffer();
            response.reset();

            verifyNoInteractions(exchange.wire);
            assertThat(exchange.redirects.refusals()).containsExactly(Map.entry("off-site", 1L));
        }

        /** So that no setter of a later Servlet version is forgotten unseen. */
        @Test
        void everySetterIsCovered() {
            Set<String> covered = Arrays.stream(SealableResponse.class.getDeclaredMethods())
                    .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                    .map(Method::getName)
                    .collect(Collectors.toSet());
            List<String> missing = new ArrayList<>();
            for (Method method : HttpServletResponse.class.getMethods()) {
                boolean reads = method.getReturnType() != void.class
                        && !List.of("getWriter", "getOutputStream").contains(method.getName());
                if (!reads && !covered.contains(method.getName())) {
                    missing.add(method.toString());
                }
            }
            assertThat(missing).isEmpty();
        }
    }

    @Test
    void aLengthThatTheApplicationSetDoesNotCutTheErrorPage() throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        exchange.response().sendRedirect(EVIL);

        verify(exchange.wire).setContentLengthLong(-1);
        verify(exchange.wire, never()).setContentLengthLong(eq(0L));
    }

    @Test
    void whatFailsWhileRefusingStaysRefused() throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        IOException failure = new IOException();
        doThrow(failure).when(exchange.wire).sendError(400);
        HttpServletResponse response = exchange.response();

        Assertions.assertThatThrownBy(() -> response.setHeader("Location", EVIL))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(failure);
        response.setStatus(302);
        response.setHeader("Location", EVIL);
        assertThat(exchange.wire.getHeaders("Location")).isEmpty();
        assertThat(exchange.wire.getStatus()).isEqualTo(200);
    }

    @Nested
    class Report {
        private final GuardedExchange exchange = GuardedExchange.reporting();

        @ParameterizedTest
        @ValueSource(strings = {"/next", "HTTPS://APP.TEST/a b", EVIL, "/\\evil.test"})
        void changesNothing(String target) throws Exception {
            GuardedResponse response = guarded(exchange);
            response.setHeader("Location", target);
            response.addHeader("lOCATION", target);
            response.setHeader("Refresh", "0 ;'" + target);
            response.sendRedirect(target);

            assertThat(exchange.wire.getHeaders("Location")).containsExactly(target, target);
            assertThat(exchange.wire.getHeader("Refresh")).isEqualTo("0 ;'" + target);
            verify(exchange.wire).sendRedirect(target);
            verify(exchange.wire, never()).sendError(anyInt());
            verify(exchange.wire, never()).resetBuffer();
            assertThat(response.isCommitted()).isFalse();
        }

        @Test
        void countsAndTells() throws Exception {
            GuardedResponse response = guarded(exchange);
            response.setHeader("Location", EVIL);
            response.sendRedirect("/\\evil.test");
            response.sendRedirect(EVIL, 303, true);
            response.sendRedirect("/next");

            assertThat(exchange.redirects.refusals()).isEqualTo(Map.of("off-site", 2L, "backslash", 1L));
            assertThat(log.messages())
                    .containsExactly(
                            "Redirect target refused (off-site) for servlet login: \"https://evil.test/\"",
                            "Redirect target refused (backslash) for servlet login: \"/\\\\evil.test\"");
        }

        @Test
        void leavesSeveralLocationsOfACreatedResourceAlone() throws Exception {
            HttpServletResponse response = exchange.response();
            response.setStatus(201);
            response.addHeader("Location", EVIL);
            response.addHeader("Location", "/made");
            response.setStatus(302);

            assertThat(exchange.wire.getHeaders("Location")).containsExactly(EVIL, "/made");
        }

        @Test
        void aFailureOfOursChangesNothingEither() throws Exception {
            when(exchange.request.getServerName()).thenReturn(null);
            HttpServletResponse response = exchange.response();
            response.sendRedirect("/next");
            response.setHeader("Location", "/next");

            verify(exchange.wire).sendRedirect("/next");
            assertThat(exchange.wire.getHeader("Location")).isEqualTo("/next");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void aFailureOfOursSendsNothingUnjudged() throws Exception {
        GuardedExchange exchange = GuardedExchange.enforcing();
        when(exchange.request.getServerName()).thenReturn(null);
        exchange.response().sendRedirect("/next");

        verify(exchange.wire).sendError(400);
        verify(exchange.wire, never()).sendRedirect(anyString());
        assertThat(exchange.wire.getHeaders("Location")).isEmpty();
    }

    /** Undertow and Tomcat let an included resource call us; what it does has no effect. */
    @Nested
    class Included {
        private final GuardedExchange exchange = GuardedExchange.enforcing();

        @Test
        void whatIsRefusedIsDroppedAndThePageAroundItGoesOn() throws Exception {
            StringWriter page = new StringWriter();
            doReturn(new PrintWriter(page)).when(exchange.wire).getWriter();
            HttpServletResponse response = exchange.response();
            exchange.at(DispatcherType.INCLUDE, "/one/page");
            response.sendRedirect(EVIL);
            response.setHeader("Location", EVIL);
            response.getWriter().print("page");

            assertThat(exchange.wire.getHeaders("Location")).isEmpty();
            verify(exchange.wire, never()).sendRedirect(anyString());
            verify(exchange.wire, never()).sendError(anyInt());
            assertThat(page).hasToString("page");
            assertThat(exchange.redirects.refusals()).containsExactly(Map.entry("off-site", 2L));
        }

        @Test
        void whatIsAllowedIsForTheContainer() throws Exception {
            HttpServletResponse response = exchange.response();
            exchange.at(DispatcherType.INCLUDE, "/one/page");
            response.sendRedirect("https://app.test/next");

            verify(exchange.wire).sendRedirect("/next");
            verify(exchange.wire, never()).setContentLengthLong(anyLong());
            verify(exchange.wire, never()).resetBuffer();
        }
    }

    @Test
    void listenersAreToldOfTheRefusal() throws Exception {
        List<Decision> heard = new ArrayList<>();
        GuardedExchange exchange =
                GuardedExchange.enforcing(Redirects.builder().listener((request, decision) -> heard.add(decision)));
        exchange.response().sendRedirect("/next");
        exchange.response().sendRedirect("//evil.test/\u001B[31m");

        assertThat(heard).singleElement().isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("control-character");
            assertThat(refused.target()).isEqualTo("//evil.test/\\u001B[31m");
            assertThat(refused.rule()).isNull();
        });
    }
}
