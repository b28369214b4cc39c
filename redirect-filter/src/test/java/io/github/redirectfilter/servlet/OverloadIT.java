package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.InFlight;
import io.github.redirectfilter.SystemLoad;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;

/** An application that has more to do than it can. */
class OverloadIT {
    /** Answers when it is let go; {@code /slow/async} on another thread, {@code /slow/again} by a dispatch to itself. */
    private static final class Slow extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Semaphore entered = new Semaphore(0);
        private final transient Semaphore release = new Semaphore(0);
        private final transient BlockingQueue<AsyncContext> waiting = new LinkedBlockingQueue<>();

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String path = request.getRequestURI();
            if (path.endsWith("/async") || path.endsWith("/again") && request.getAttribute("again") == null) {
                AsyncContext context = request.startAsync();
                context.setTimeout(0);
                waiting.add(context);
                if (path.endsWith("/again")) {
                    request.setAttribute("again", true);
                }
            } else {
                entered.release();
                release.acquireUninterruptibly();
                response.getWriter().print("done");
            }
        }
    }

    private final Slow slow = new Slow();

    private ServletContextHandler application(String... rules) {
        ServletContextHandler application = TestServer.application("", rules);
        ServletHolder holder = new ServletHolder(slow);
        holder.setAsyncSupported(true);
        application.addServlet(holder, "/slow/*");
        return application;
    }

    private static InFlight inFlight(ServletContextHandler application) {
        return Objects.requireNonNull(TestServer.redirects(application).inFlight());
    }

    /** The client has its answer before the filter has seen the end of it. */
    private static void awaitCount(int count, InFlight inFlight) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (inFlight.count() != count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(inFlight.count()).isEqualTo(count);
    }

    private void let(int requests) {
        slow.release.release(requests);
    }

    @Test
    void moreThanTheLimitAreToldToComeAgain() throws Exception {
        ServletContextHandler application = application("/slow/{*path}  -  503  overload=inflight>3 retry-after=5");
        try (TestServer server = TestServer.start(application)) {
            List<RawHttp> busy = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                RawHttp connection = server.connect();
                connection.request("GET", "/slow/x");
                busy.add(connection);
            }
            assertThat(slow.entered.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
            assertThat(inFlight(application).count()).isEqualTo(3);

            RawHttp.Response shed = server.get("/slow/x");
            assertThat(shed.status()).isEqualTo(503);
            assertThat(shed.header("Retry-After")).isEqualTo("5");
            assertThat(shed.header("Cache-Control")).contains("no-store");
            // what no rule sheds is served all the same
            assertThat(server.get("/else").body()).isEqualTo("APP GET /else");

            let(3);
            for (RawHttp connection : busy) {
                assertThat(connection.read("GET").body()).isEqualTo("done");
                connection.close();
            }
            awaitCount(0, inFlight(application));
            let(1);
            RawHttp.Response served = server.get("/slow/x");
            assertThat(served.body()).isEqualTo("done");
            assertThat(served.header("Cache-Control")).isNull();
        }
    }

    @Test
    void asynchronousProcessingCountsUntilItIsComplete() throws Exception {
        ServletContextHandler application = application("/else  -  503  overload=inflight>1 body=none");
        try (TestServer server = TestServer.start(application);
                RawHttp connection = server.connect()) {
            connection.request("GET", "/slow/async");
            AsyncContext context = slow.waiting.poll(20, TimeUnit.SECONDS);
            assertThat(server.get("/else").status()).isEqualTo(503);
            awaitCount(1, inFlight(application));

            context.getResponse().getWriter().print("later");
            context.complete();
            assertThat(connection.read("GET").body()).isEqualTo("later");
            awaitCount(0, inFlight(application));
            assertThat(server.get("/else").status()).isEqualTo(200);
        }
    }

    @Test
    void aDispatchToItselfCountsOnce() throws Exception {
        ServletContextHandler application = application("/else  -  503  overload=inflight>1 body=none");
        try (TestServer server = TestServer.start(application);
                RawHttp connection = server.connect()) {
            connection.request("GET", "/slow/again");
            AsyncContext context = slow.waiting.poll(20, TimeUnit.SECONDS);
            awaitCount(1, inFlight(application));
            context.dispatch();
            assertThat(slow.entered.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(inFlight(application).count()).isEqualTo(1);

            let(1);
            assertThat(connection.read("GET").body()).isEqualTo("done");
            awaitCount(0, inFlight(application));
        }
    }

    @Test
    void whatTheApplicationThrowsIsCountedToItsEnd() throws Exception {
        ServletContextHandler application = application("/{*path}  -  503  overload=inflight>1 body=none");
        application.addServlet(
                new ServletHolder(new HttpServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void service(HttpServletRequest request, HttpServletResponse response) {
                        throw new IllegalStateException("broken");
                    }
                }),
                "/broken");
        try (TestServer server = TestServer.start(application)) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.get("/broken").status()).isEqualTo(500);
                awaitCount(0, inFlight(application));
            }
        }
    }

    @Test
    void aPostIsSentToAnotherServerUnderLoad() throws Exception {
        double[] load = {0.95};
        ServletContextHandler application =
                application("/orders/{*path}  https://other.example/{path}  307  overload=load>0.9");
        application.getServletContext().setAttribute(SystemLoad.class.getName(), (SystemLoad) () -> load[0]);
        try (TestServer server = TestServer.start(application);
                RawHttp connection = server.connect()) {
            connection.send(RawHttp.head("POST", "/orders/7", "Content-Length: 5") + "hello");
            RawHttp.Response response = connection.read("POST");

            assertThat(response.status()).isEqualTo(307);
            assertThat(response.header("Location")).isEqualTo("https://other.example/7");
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        }
    }
}
