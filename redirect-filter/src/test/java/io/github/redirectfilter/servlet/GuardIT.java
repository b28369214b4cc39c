package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.RedirectFilter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard of the application's own redirects on Jetty, over real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardIT {
    private static final String[] VIA = {
        "direct",
        "forward",
        "error",
        "exception",
        "async",
        "async-args",
        "async-dispatch",
        "async-args-dispatch",
        "twice"
    };

    private LogCapture log;
    private TestServer off;
    private TestServer reporting;
    private TestServer enforcing;
    private TestServer safe;

    @BeforeAll
    void start() throws Exception {
        log = new LogCapture();
        off = TestServer.start(application("guard: off"));
        reporting = TestServer.start(application("guard: report"));
        enforcing = TestServer.start(application("guard: enforce"));
        safe = TestServer.start(application("guard: enforce", "refused: /safe?why=guard"));
    }

    @AfterAll
    void stop() throws Exception {
        for (TestServer server : List.of(off, reporting, enforcing, safe)) {
            server.close();
        }
        log.close();
    }

    private static ServletContextHandler application(String... settings) {
        ServletContextHandler application = new ServletContextHandler("/app");
        FilterHolder filter = new FilterHolder(new RedirectFilter());
        filter.setAsyncSupported(true);
        String rules = """
                allow: https://partner.example https://*.cdn.example myapp: http://127.0.0.1:*
                /old https://elsewhere.example/new 301
                /out {param:to} 302
                """;
        filter.setInitParameter("rules", String.join("\n", settings) + "\n" + rules);
        application.addFilter(filter, "/*", EnumSet.allOf(DispatcherType.class));
        add(application, new Redirecting(), "/do/*");
        add(application, new Redirecting(), "/inner/*");
        add(application, new TestServer.Echo(), "/");
        ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
        pages.addErrorPage(500, "/inner/error/page");
        application.setErrorHandler(pages);
        return application;
    }

    private static void add(ServletContextHandler application, HttpServlet servlet, String path) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        application.addServlet(holder, path);
    }

    private static RawHttp.Response ask(TestServer server, String via, String how, String target) throws IOException {
        return server.get("/app/do/one/page?x=1", "X-Via: " + via, "X-How: " + how, "X-To: " + escaped(target));
    }

    private static String escaped(String target) {
        return URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    static Stream<Arguments> allowed() {
        String[][] rows = {
            {"/app/next", "/app/next"},
            {"/app/a%2Fb?c d", "/app/a%2Fb?c%20d"},
            {"http://app.test/next", "/next"},
            {"https://app.test/next", "https://app.test/next"},
            {"https://partner.example", "https://partner.example/"},
            {"https://a.b.cdn.example/x", "https://a.b.cdn.example/x"},
            {"myapp:done?code=1", "myapp:done?code=1"},
            {"http://127.0.0.1:49152/done", "http://127.0.0.1:49152/done"},
            {"foo", "foo"},
            {"../foo", "../foo"},
            {"/\u00E4", "/%C3%A4"},
        };
        return Stream.of(VIA)
                .flatMap(via -> Stream.of("send", "set", "add")
                        .flatMap(how -> Stream.of(rows).map(row -> Arguments.of(via, how, row[0], row[1]))));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void whatIsAllowedGoesOutAsUnderstood(String via, String how, String target, String location) throws Exception {
        RawHttp.Response response = ask(enforcing, via, how, target);

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.header("Location")).isEqualTo(location);
        assertThat(response.header("Content-Length")).isEqualTo("0");
    }

    static Stream<Arguments> refused() {
        return Stream.of(VIA)
                .flatMap(via -> Stream.of("send", "set", "add", "refresh", "reset", "created")
                        .flatMap(how -> Stream.of(
                                        "https://evil.test/",
                                        "//evil.test",
                                        "/\\evil.test",
                                        "https://cdn.example/",
                                        "javascript:alert(1)",
                                        "/x\r\nSet-Cookie: a=b")
                                .map(target -> Arguments.of(via, how, target))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotIsRefused(String via, String how, String target) throws Exception {
        RawHttp.Response response = ask(enforcing, via, how, target);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers("Location")).isSubsetOf("");
        assertThat(response.headers("Refresh")).isEmpty();
        assertThat(response.headers("Set-Cookie")).isEmpty();
        assertThat(response.body()).doesNotContain("written");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aSafePageMayTakeItsPlace(String via, String how, String target) throws Exception {
        RawHttp.Response response = ask(safe, via, how, target);

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.header("Location")).isEqualTo("/app/safe?why=guard");
        assertThat(response.headers("Refresh")).isEmpty();
        assertThat(response.header("Content-Length")).isEqualTo("0");
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(response.body()).isEmpty();
    }

    /** Jetty resolves {@code sendRedirect} itself, the browser a header: each against what was asked for. */
    @ParameterizedTest
    @CsvSource({
        "send, foo,   /app/do/one/foo, foo",
        "send, ../x,  /app/do/x,       ../x",
        "send, ?q,    /app/do/one/?q,  ./?q",
        "send, #f,    /app/do/one/#f,  ./#f",
        "send, '',    /app/do/one/,    ./",
        "send, /abs,  /abs,            /abs",
        "set,  foo,   foo,             foo",
        "set,  ../x,  ../x,            ../x",
        "set,  ?q,    ?q,              ?q",
        "set,  #f,    #f,              #f",
        "set,  '',    '',              ''",
    })
    void aRelativeTargetLeadsWhereItLed(String how, String target, String unguarded, String guarded) throws Exception {
        for (String via : VIA) {
            assertThat(ask(off, via, how, target).header("Location")).as(via).isEqualTo(unguarded);
            assertThat(ask(enforcing, via, how, target).header("Location"))
                    .as(via)
                    .isEqualTo(guarded);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/next", "foo", "https://evil.test/", "//evil.test", "/\\evil.test", "myapp:x"})
    void reportChangesNothing(String target) throws Exception {
        for (String via : VIA) {
            for (String how : List.of("send", "set", "add", "refresh", "reset", "created")) {
                RawHttp.Response unguarded = ask(off, via, how, target);
                RawHttp.Response reported = ask(reporting, via, how, target);
                assertThat(reported.status()).as(via).isEqualTo(unguarded.status());
                assertThat(reported.body()).isEqualTo(unguarded.body());
                for (String header : List.of("Location", "Refresh", "Content-Length", "Cache-Control", "X-Written")) {
                    assertThat(reported.headers(header)).isEqualTo(unguarded.headers(header));
                }
            }
        }
    }

    @Test
    void refreshGoesOutInOneSpelling() throws Exception {
        assertThat(ask(enforcing, "direct", "refresh", "/app/next?a b").header("Refresh"))
                .isEqualTo("5; url=/app/next?a%20b");
        assertThat(ask(enforcing, "async", "refresh", "myapp:x").header("Refresh"))
                .isEqualTo("5; url=myapp:x");
    }

    @Test
    void severalLocationsAreJudgedEach() throws Exception {
        assertThat(ask(enforcing, "direct", "both", "/app/second").headers("Location"))
                .containsExactly("/app/first", "/app/second");
        RawHttp.Response refused = ask(enforcing, "direct", "both", "//evil.test");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.headers("Location")).containsExactly("/app/first");
    }

    @Test
    void whereSomethingWasMadeIsLeftAlone() throws Exception {
        RawHttp.Response response = ask(enforcing, "direct", "made", "https://evil.test/");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Location")).isEqualTo("https://evil.test/");
    }

    @Test
    void anIncludedResourceCantRedirectAndThePageGoesOn() throws Exception {
        for (String target : List.of("/app/next", "//evil.test")) {
            for (TestServer server : List.of(off, enforcing, safe)) {
                RawHttp.Response response = ask(server, "include", "send", target);
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.body()).isEqualTo("[]");
            }
        }
    }

    @Test
    void whatIsWrittenBesideARedirectIsDropped() throws Exception {
        for (String target : List.of("/app/next", "//evil.test")) {
            for (String how : List.of("writer", "stream")) {
                RawHttp.Response response = ask(enforcing, "direct", how, target);
                assertThat(response.status()).isEqualTo(target.startsWith("//") ? 400 : 302);
                assertThat(response.body()).doesNotContain("written");
                assertThat(ask(safe, "direct", how, target).body()).isEmpty();
            }
        }
    }

    @Test
    void theConnectionGoesOn() throws Exception {
        try (RawHttp connection = safe.connect()) {
            for (int i = 0; i < 3; i++) {
                for (String target : List.of("/app/next", "//evil.test")) {
                    connection.request(
                            "GET", "/app/do/x", "X-Via: direct", "X-How: writer", "X-To: " + escaped(target));
                    assertThat(connection.read("GET").status()).isEqualTo(302);
                }
            }
        }
    }

    /** What a rule writes out is trusted, and what it takes from a request was judged by the rule. */
    @Test
    void rulesOfTheFilterAreNotJudgedTwice() throws Exception {
        assertThat(enforcing.get("/app/old").header("Location")).isEqualTo("https://elsewhere.example/new");
        assertThat(enforcing.get("/app/out?to=https://partner.example/x").header("Location"))
                .isEqualTo("https://partner.example/x");
        assertThat(enforcing.get("/app/out?to=myapp:x").status())
                .as("native apps are for the application's own redirects")
                .isEqualTo(400);
    }

    @Test
    void theLogNamesReasonAndServletAndShowsTheValueEscaped() throws Exception {
        try (TestServer server = TestServer.start(application("guard: enforce"))) {
            log.records().clear();
            ask(server, "direct", "set", "/x\r\n\u001B[31mFORGED\u0000\u00E4\"" + "y".repeat(500));
            ask(server, "direct", "set", "/z\u0007");
            ask(server, "direct", "send", "https://evil.test/");

            String name = log.messages().get(0).replaceAll(".*servlet (.*): \".*", "$1");
            String value = "/x\\u000D\\u000A\\u001B[31mFORGED\\u0000\\u00E4\"";
            assertThat(log.messages())
                    .containsExactly(
                            "Redirect target refused (control-character) for servlet " + name + ": \"" + value
                                    + "y".repeat(200 - value.length()) + "...\"",
                            "Redirect target refused (off-site) for servlet " + name + ": \"https://evil.test/\"");
            assertThat(name).startsWith(Redirecting.class.getName());
            assertThat(log.records()).allMatch(line -> line.getLevel().equals(Level.WARNING));
        }
    }

    @Test
    void aGuardThatPassesOnWhatItRefusesIsNoGuard() {
        ServletContextHandler application = application("guard: enforce", "refused: pass");

        assertThatThrownBy(() -> TestServer.start(application).close())
                .hasMessageContaining("refused=pass has no meaning with guard=enforce");
    }

    /** Redirects to the header {@code X-To}, as {@code X-How} says, after the detour in {@code X-Via}. */
    private static final class Redirecting extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            boolean arrived =
                    request.getServletPath().equals("/inner") || request.getDispatcherType() == DispatcherType.INCLUDE;
            String via = arrived ? "direct" : request.getHeader("X-Via");
            String inner = "/inner/deep/target";
            switch (via) {
                case "direct" -> redirect(request, response);
                case "forward" -> request.getRequestDispatcher(inner).forward(request, response);
                case "include" -> {
                    response.getWriter().print("[");
                    request.getRequestDispatcher(inner).include(request, response);
                    response.getWriter().print("]");
                }
                case "error" -> response.sendError(500);
                case "exception" -> throw new ServletException("on purpose");
                case "async" -> complete(request.startAsync());
                case "async-args" -> complete(request.startAsync(request, response));
                case "async-dispatch" -> request.startAsync().dispatch(inner);
                case "async-args-dispatch" ->
                    request.startAsync(request, response).dispatch(inner);
                default -> {
                    boolean again = request.getAttribute("again") != null;
                    request.setAttribute("again", true);
                    AsyncContext context = request.startAsync();
                    if (again) {
                        complete(context);
                    } else {
                        context.dispatch();
                    }
                }
            }
        }

        private static void complete(AsyncContext context) {
            new Thread(() -> {
                        try {
                            redirect((HttpServletRequest) context.getRequest(), (HttpServletResponse)
                                    context.getResponse());
                        } catch (IOException failed) {
                            throw new IllegalStateException(failed);
                        } finally {
                            context.complete();
                        }
                    })
                    .start();
        }

        private static void redirect(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String target = URLDecoder.decode(request.getHeader("X-To"), StandardCharsets.UTF_8);
            switch (request.getHeader("X-How")) {
                case "send" -> {
                    response.sendRedirect(target);
                    return;
                }
                case "writer" -> {
                    PrintWriter writer = response.getWriter();
                    writer.print("written");
                    response.sendRedirect(target);
                    writer.print("written");
                    writer.flush();
                    return;
                }
                case "stream" -> {
                    response.getOutputStream().print("written");
                    response.sendRedirect(target);
                    return;
                }
                case "refresh" -> {
                    response.setStatus(200);
                    response.setHeader("Refresh", "5;URL='" + target + "'");
                }
                case "made" -> {
                    response.setStatus(201);
                    response.setHeader("Location", target);
                }
                case "created" -> {
                    response.setStatus(201);
                    response.setHeader("Location", target);
                    response.setStatus(302);
                }
                case "both" -> {
                    response.setStatus(302);
                    response.addHeader("Location", "/app/first");
                    response.addHeader("Location", target);
                }
                case "reset" -> {
                    response.setHeader("Location", "/app/first");
                    response.reset();
                    response.setStatus(302);
                    response.setHeader("lOCATION", target);
                }
                case "add" -> {
                    response.setStatus(302);
                    response.addHeader("location", target);
                }
                default -> {
                    response.setStatus(302);
                    response.setHeader("Location", target);
                }
            }
            if (!request.getHeader("X-How").equals("set")
                    && !request.getHeader("X-How").equals("add")) {
                response.setHeader("X-Written", "1");
                response.getWriter().print("written");
            }
        }
    }
}
