package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers without a {@code Location} show the application's error page, with our headers. */
class ErrorPageIT {
    private static final String[] RULES = {
        "/gone         -  410",
        "/missing      -  404",
        "/maintenance  -  503  retry-after=120",
        "/bare         -  503  retry-after=120  body=none",
        "/cached       -  404",
        "/oops/*rest   /loop".replace("*rest", "{*rest}"),
    };

    /** Jetty's ErrorHandler writes this over what was there. */
    private static final String JETTY_CACHE_CONTROL = "must-revalidate,no-cache,no-store";

    private static ServletContextHandler application(boolean errorPages) {
        ServletContextHandler application = TestServer.application("", RULES);
        application.addServlet(new ServletHolder(new ErrorPage()), "/oops/*");
        if (errorPages) {
            ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
            pages.addErrorPage(404, "/oops/404");
            pages.addErrorPage(410, "/oops/410");
            pages.addErrorPage(503, "/oops/503");
            application.setErrorHandler(pages);
        }
        return application;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/missing,     404, max-age=300, -",
                "/gone,        410, max-age=300, -",
                "/maintenance, 503, no-store,    120",
            })
    void theErrorPageShowsWithOurHeaders(String path, int status, String cacheControl, String retryAfter)
            throws Exception {
        try (TestServer server = TestServer.start(application(true))) {
            RawHttp.Response response = server.get(path);

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.body()).isEqualTo("OOPS " + status + " for " + path);
            assertThat(response.header("Cache-Control")).isEqualTo(cacheControl);
            assertThat(response.header("Retry-After")).isEqualTo(retryAfter);
        }
    }

    @Test
    void theErrorPageMaySetCachingItself() throws Exception {
        try (TestServer server = TestServer.start(application(true))) {
            assertThat(server.get("/cached").header("Cache-Control")).isEqualTo("max-age=1");
        }
    }

    @Test
    void withBodyNoneTheBareStatusIsSent() throws Exception {
        try (TestServer server = TestServer.start(application(true))) {
            RawHttp.Response response = server.get("/bare");

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("Content-Length")).isEqualTo("0");
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
            assertThat(response.header("Retry-After")).isEqualTo("120");
        }
    }

    @Test
    void headGetsTheHeadersOfTheErrorPage() throws Exception {
        try (TestServer server = TestServer.start(application(true))) {
            RawHttp.Response response = server.exchange("HEAD", "/maintenance");

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("Retry-After")).isEqualTo("120");
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void anErrorOfTheApplicationIsLeftAlone() throws Exception {
        ServletContextHandler application = application(true);
        application.addServlet(new ServletHolder(new NotFound()), "/not-found");
        try (TestServer server = TestServer.start(application)) {
            RawHttp.Response response = server.get("/not-found");

            assertThat(response.body()).isEqualTo("OOPS 404 for /not-found");
            assertThat(response.header("Cache-Control")).isEqualTo(JETTY_CACHE_CONTROL);
        }
    }

    @Test
    void thePageOfJettyItselfKeepsOurHeadersButNotOurCaching() throws Exception {
        try (TestServer server = TestServer.start(application(false))) {
            RawHttp.Response response = server.get("/maintenance");

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.body()).contains("503");
            assertThat(response.header("Retry-After")).isEqualTo("120");
            assertThat(response.header("Cache-Control")).isEqualTo(JETTY_CACHE_CONTROL);
        }
    }

    @Test
    void aFilterThatIsNotMappedToErrorsLeavesCachingToJetty() throws Exception {
        ServletContextHandler application = application(true);
        for (FilterMapping mapping : application.getServletHandler().getFilterMappings()) {
            mapping.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        }
        try (TestServer server = TestServer.start(application)) {
            RawHttp.Response response = server.get("/maintenance");

            assertThat(response.body()).isEqualTo("OOPS 503 for /maintenance");
            assertThat(response.header("Retry-After")).isEqualTo("120");
            assertThat(response.header("Cache-Control")).isEqualTo(JETTY_CACHE_CONTROL);
        }
    }

    private static final class ErrorPage extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            if ("/cached".equals(uri)) {
                response.setHeader("Cache-Control", "max-age=1");
            }
            response.getWriter().print("OOPS " + response.getStatus() + " for " + uri);
        }
    }

    private static final class NotFound extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendError(404);
        }
    }
}
