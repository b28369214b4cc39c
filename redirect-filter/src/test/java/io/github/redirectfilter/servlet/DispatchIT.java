package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules apply to what a client asked for; what the application does inside is its own business, unless told. */
class DispatchIT {
    private static ServletContextHandler application() {
        ServletContextHandler application = new ServletContextHandler("");
        application.addServlet(new ServletHolder(new TestServer.Echo()), "/");
        ServletHolder inside = new ServletHolder(new Inside());
        inside.setAsyncSupported(true);
        application.addServlet(inside, "/inside/*");
        ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
        pages.addErrorPage(404, "/old");
        application.setErrorHandler(pages);
        return application;
    }

    private static FilterHolder filter(ServletContextHandler application) {
        return TestServer.filter(application, "/old /new", "/inside/{what} /new 302 cookie.beta=1");
    }

    @ParameterizedTest
    @CsvSource({
        "/inside/forward,        200, APP GET /old",
        "/inside/include,        200, APP GET /inside/include",
        "/inside/error,          404, APP GET /old",
        "/inside/async-dispatch, 200, APP GET /old",
        "/inside/async,          200, ASYNC",
        "/inside/async-wrapped,  200, ASYNC",
    })
    void aDispatchInsideIsNotRedirected(String path, int status, String body) throws Exception {
        ServletContextHandler application = application();
        filter(application);
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/old").status()).isEqualTo(307);

            RawHttp.Response response = server.get(path);
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.body()).isEqualTo(body);
            assertThat(response.header("Vary")).isEqualTo("Cookie");
        }
    }

    @Test
    void aForwardIsRedirectedIfTheConfigurationSaysSo() throws Exception {
        ServletContextHandler application = application();
        filter(application).setInitParameter("dispatch", "REQUEST,FORWARD");
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/inside/forward").header("Location")).isEqualTo("/new");
            assertThat(server.get("/old").header("Location")).isEqualTo("/new");
            assertThat(server.get("/inside/include").status()).isEqualTo(200);
        }
    }

    @Test
    void withForwardAloneAClientsOwnRequestPasses() throws Exception {
        ServletContextHandler application = application();
        filter(application).setInitParameter("dispatch", "FORWARD");
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/old").body()).isEqualTo("APP GET /old");
            assertThat(server.get("/inside/forward").header("Location")).isEqualTo("/new");
        }
    }

    /** Goes on as the last part of the path says. */
    private static final class Inside extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            switch (request.getPathInfo()) {
                case "/forward" -> request.getRequestDispatcher("/old").forward(request, response);
                case "/include" -> request.getRequestDispatcher("/old").include(request, response);
                case "/error" -> response.sendError(404);
                case "/async-dispatch" -> request.startAsync(request, response).dispatch("/old");
                case "/async" -> complete(request.startAsync());
                default -> complete(request.startAsync(request, response));
            }
        }

        private static void complete(AsyncContext context) {
            context.start(() -> {
                try {
                    context.getResponse().getWriter().print("ASYNC");
                } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                } finally {
                    context.complete();
                }
            });
        }
    }
}
