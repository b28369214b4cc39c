package io.github.redirectfilter.servlet;

import static io.github.redirectfilter.servlet.ServedApart.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.Redirects;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares on the wire. In the experiment x, bob is in bucket 4077 and alice in 4877. */
class ShareIT {
    private static final InstantSource NOW = InstantSource.system();

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ServletContextHandler application = TestServer.application(TestServer.redirects(
                Redirects.builder(),
                "/by-cookie        /new  share=45% by=cookie.uid   experiment=x",
                "/by-header        /new  302  share=45% by=header.X-Key experiment=x cache=\"public, max-age=60\"",
                "/by-header        /old  302  cache=\"public, max-age=60\"",
                "/none             /new  share=0%",
                "/all              /new  share=100%",
                "/half             /new  share=50%",
                "/public/{*path}   /new  share=50%",
                "/api/v1/{*path}   /api/v2/{path}  share=45% by=header.X-Key experiment=x"));
        application.addServlet(new ServletHolder(new Public()), "/public/*");
        server = TestServer.start(application);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aHitAndAMissSayWhatTheyDependOn() throws Exception {
        RawHttp.Response hit = server.get("/by-cookie", "Cookie: uid=bob");
        assertThat(hit.status()).isEqualTo(307);
        assertThat(hit.header("Location")).isEqualTo("/new");
        assertThat(hit.header("Vary")).isEqualTo("Cookie");
        assertThat(hit.header("Cache-Control")).isEqualTo("no-store");
        assertThat(hit.headers("Set-Cookie")).isEmpty();

        RawHttp.Response miss = server.get("/by-cookie", "Cookie: uid=alice");
        assertThat(miss.body()).isEqualTo("APP GET /by-cookie");
        assertThat(miss.header("Vary")).isEqualTo("Cookie");
        assertThat(miss.header("Cache-Control")).isNull();
        assertThat(miss.headers("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/all"})
    void whoHasNoKeyIsGivenOneThatTheNextRequestBrings(String target) throws Exception {
        RawHttp.Response first = server.get(target, "Cookie: other=1");
        String cookie = first.header("Set-Cookie");
        assertThat(cookie).matches("redirect-share=[0-9a-f]{32}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax");
        assertThat(first.header("Vary")).isEqualTo("Cookie");
        assertThat(first.header("Cache-Control")).isEqualTo(target.equals("/none") ? "private" : "no-store");

        RawHttp.Response next = server.get(target, "Cookie: other=1; " + cookie.split(";")[0]);
        assertThat(next.status()).isEqualTo(first.status());
        assertThat(next.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void aCallerStaysWhereTheFirstRequestCame() throws Exception {
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            RawHttp.Response first = server.get("/half");
            String cookie = "Cookie: " + first.header("Set-Cookie").split(";")[0];
            statuses.add(first.status());

            assertThat(server.get("/half", cookie).status()).isEqualTo(first.status());
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 307);
    }

    @Test
    void aPostedBodyReachesEitherVersion() throws Exception {
        assertThat(server.post("/api/v1/orders", "order=7", "X-Key: bob").body())
                .isEqualTo("APP POST /api/v2/orders order=7");
        assertThat(server.post("/api/v1/orders", "order=7", "X-Key: alice").body())
                .isEqualTo("APP POST /api/v1/orders order=7");
    }

    @Test
    void aCacheServesNoCallerWhatIsAnothers() throws Exception {
        int hits = ServedApart.check(
                server::exchange,
                NOW,
                "/by-cookie",
                caller("Cookie: uid=bob"),
                caller("Cookie: uid=alice"),
                caller("Cookie: uid=bob; x=1"),
                caller());
        assertThat(hits).as("passes that the cache may keep").isPositive();
        ServedApart.check(server::exchange, NOW, "/by-header", caller("X-Key: bob"), caller("X-Key: alice"), caller());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/all", "/half", "/public/page", "/public/added", "/public/late"})
    void aCacheGivesNoKeyToTwoCallers(String target) throws Exception {
        SharedCache cache = new SharedCache(server::exchange, NOW);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            keys.add(cache.get(target).header("Set-Cookie"));
        }
        assertThat(keys).hasSize(20).doesNotContainNull();
    }

    /** An application that lets everybody keep its pages still can, for callers that have their key. */
    @Test
    void aPublicPageStaysPublicForWhoHasAKey() throws Exception {
        SharedCache cache = new SharedCache(server::exchange, NOW);
        String known = "Cookie: redirect-share=1"; // in bucket 6508 of that experiment
        RawHttp.Response page = cache.get("/public/page", known);
        cache.get("/public/page", known);

        assertThat(page.headers("Cache-Control")).containsExactly("public, max-age=600");
        assertThat(cache.hits()).isEqualTo(1);
    }

    @Test
    void aForwardIsDecidedByTheSameKeyAndAnotherFilterToo() throws Exception {
        ServletContextHandler application = new ServletContextHandler("");
        application.addServlet(new ServletHolder(new TestServer.Echo()), "/");
        application.addServlet(new ServletHolder(new Forward()), "/first");
        TestServer.filter(application, "dispatch: REQUEST FORWARD", "/first /x share=0%", "/second /x share=0%");
        FilterHolder another = new FilterHolder(new RedirectFilter());
        another.setName("another");
        another.setInitParameter("rules", "/first /x share=0% experiment=x");
        application.addFilter(another, "/*", EnumSet.of(DispatcherType.REQUEST));
        try (TestServer forwarding = TestServer.start(application)) {
            RawHttp.Response response = forwarding.get("/first");

            assertThat(response.body()).isEqualTo("APP GET /second");
            assertThat(response.headers("Set-Cookie")).hasSize(1);
        }
    }

    private static final class Public extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getPathInfo().equals("/added")) {
                response.addHeader("Cache-Control", "public");
                response.addHeader("Cache-Control", "max-age=600");
            } else if (request.getPathInfo().equals("/late")) {
                response.reset();
                response.setHeader("Cache-Control", "max-age=600");
            } else {
                response.setHeader("Cache-Control", "public, max-age=600");
            }
            response.getWriter().print("APP");
        }
    }

    private static final class Forward extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/second").forward(request, response);
        }
    }
}
