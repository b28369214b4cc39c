package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cache in between learns of rules that look at headers, whether they redirect or let pass. */
class PassedHeadersIT {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path files) throws Exception {
        Files.writeString(files.resolve("page.txt"), "STATIC");
        ServletContextHandler application = new ServletContextHandler("");
        application.addFilter(new FilterHolder(new RedirectFilter(rules())), "/*", EnumSet.allOf(DispatcherType.class));
        application.setBaseResourceAsPath(files);
        application.addServlet(new ServletHolder(new ByPath()), "/beta/*");
        application.addServlet(new ServletHolder(new ByPath()), "/inside/*");
        application.addServlet(new ServletHolder(new ByPath()), "/visited/*");
        application.addServlet(new ServletHolder(new ByPath()), "/error-page/*");
        application.addServlet(new ServletHolder(new DefaultServlet()), "/");
        ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
        pages.addErrorPage(500, "/error-page/shown");
        application.setErrorHandler(pages);
        server = TestServer.start(application);
    }

    private static Redirects rules() {
        return Redirects.builder()
                .conditionFactory(new OneVisitor())
                .rule(RedirectRule.from("/beta/{*path}")
                        .to("/new")
                        .option("cookie.beta", "1")
                        .build())
                .rule(RedirectRule.from("/page.txt")
                        .to("/new")
                        .option("header.X-Beta")
                        .build())
                .rule(RedirectRule.from("/inside/{*path}")
                        .to("/new")
                        .option("visitor", "address")
                        .build())
                .rule(RedirectRule.from("/visited/{what}")
                        .to("/new")
                        .option("visitor", "cookie")
                        .build())
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aRedirectByCookieSaysSo() throws Exception {
        RawHttp.Response response = server.get("/beta/x", "Cookie: beta=1");

        assertThat(response.status()).isEqualTo(307);
        assertThat(vary(response)).containsExactlyInAnyOrder("cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "/beta/none,    cookie",
        "/beta/set,     cookie accept-encoding",
        "/beta/lower,   cookie accept-encoding",
        "/beta/add,     cookie accept-encoding",
        "/beta/same,    cookie",
        "/beta/reset,   cookie",
        "/beta/error,   cookie",
        "/beta/flushed, cookie",
    })
    void aPassKeepsOurVaryBesideThatOfTheApplication(String path, String names) throws Exception {
        assertThat(vary(server.get(path))).containsExactlyInAnyOrder(names.split(" "));
    }

    @Test
    void varyOnEverythingStays() throws Exception {
        assertThat(server.get("/beta/star").header("Vary")).isEqualTo("*");
    }

    @ParameterizedTest
    @CsvSource({
        "/inside/none,    private",
        "/inside/public,  public",
        "/inside/added,   public",
        "/inside/asks,    no-store",
        "/inside/reset,   private",
        "/inside/flushed, private",
    })
    void aPassByAddressIsPrivateUnlessTheApplicationSaysOtherwise(String path, String cacheControl) throws Exception {
        assertThat(server.get(path).header("Cache-Control")).isEqualTo(cacheControl);
    }

    @Test
    void aStaticFileCarriesVaryToo() throws Exception {
        RawHttp.Response response = server.get("/page.txt");

        assertThat(response.body()).isEqualTo("STATIC");
        assertThat(vary(response)).contains("x-beta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/visited/none", "/visited/reset", "/visited/flushed"})
    void aCookieOfTheFilterIsSetOnceOnAPass(String path) throws Exception {
        assertThat(server.get(path).headers("Set-Cookie")).containsExactly("visitor=7");
    }

    @ParameterizedTest
    @CsvSource({
        "/visited/none,    private",
        "/visited/public,  public private",
        "/visited/added,   public private",
        "/visited/asks,    no-store",
        "/visited/reset,   private",
        "/visited/flushed, private",
    })
    void aResponseWithACookieOfTheFilterIsPrivateWhateverTheApplicationSays(String path, String cacheControl)
            throws Exception {
        assertThat(server.get(path).headers("Cache-Control")).containsExactly(cacheControl.split(" "));
    }

    @Test
    void thePageOfJettyItselfHasNoVaryButIsNotKeptEither() throws Exception {
        RawHttp.Response response = server.get("/beta/no-page");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers("Vary")).isEmpty();
        assertThat(response.header("Cache-Control")).contains("no-store");
    }

    private static List<String> vary(RawHttp.Response response) {
        return response.headers("Vary").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Does with the headers what the last part of the path says. */
    private static final class ByPath extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getPathInfo()) {
                case "/set" -> response.setHeader("Vary", "Accept-Encoding");
                case "/lower" -> response.setHeader("vary", "Accept-Encoding");
                case "/add" -> response.addHeader("Vary", "Accept-Encoding");
                case "/same" -> response.addHeader("Vary", "cookie");
                case "/star" -> response.setHeader("Vary", "*");
                case "/public" -> response.setHeader("Cache-Control", "public");
                case "/added" -> response.addHeader("cache-control", "public");
                case "/asks" -> {
                    if (!response.containsHeader("Cache-Control")) {
                        response.setHeader("Cache-Control", "no-store");
                    }
                }
                case "/reset" -> {
                    response.setHeader("Vary", "Accept-Encoding");
                    response.setHeader("Cache-Control", "public");
                    response.reset();
                }
                case "/flushed" -> {
                    response.flushBuffer();
                    response.setHeader("Vary", "Too-Late");
                }
                case "/error", "/no-page" -> {
                    response.sendError(request.getPathInfo().equals("/error") ? 500 : 404);
                    return;
                }
                default -> {}
            }
            response.getWriter().print("APP");
        }
    }

    /** Never holds, and wants what the conditions by address and by share want. */
    private static final class OneVisitor implements ConditionFactory {
        @Override
        public String kind() {
            return "visitor";
        }

        @Override
        public Condition create(Spec spec) {
            return new Condition() {
                @Override
                public boolean test(RedirectRequest request, Effects effects) {
                    if ("cookie".equals(spec.value())) {
                        effects.header("Set-Cookie", "visitor=7");
                    }
                    return false;
                }

                @Override
                public boolean privateOnPass() {
                    return true;
                }
            };
        }
    }
}
