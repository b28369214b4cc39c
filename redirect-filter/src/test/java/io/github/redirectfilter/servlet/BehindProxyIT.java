package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** This test is the proxy: what it says over the wire counts if its address, 127.0.0.1, is listed. */
class BehindProxyIT {
    private static final String[] RULES = {
        "http://secure.test/{*p}   https://secure.test/{p}   308",
        "/seen                     /is/{scheme}/{host}/{port} 302",
        "/address                  /of-client                302  ip=192.0.2.43",
        "/address                  /of-proxy                 302  ip=127.0.0.0/8",
        "/out                      {param:to}                302",
        "/old                      /new                      307"
    };

    private static TestServer trusting;
    private static TestServer doubting;

    @BeforeAll
    static void start() throws Exception {
        trusting = TestServer.start(application("trusted-proxies: 127.0.0.1, 10.0.0.0/8", "guard: enforce"));
        doubting = TestServer.start(application("trusted-proxies: 10.0.0.0/8", "guard: enforce"));
    }

    @AfterAll
    static void stop() throws Exception {
        trusting.close();
        doubting.close();
    }

    private static ServletContextHandler application(String... settings) {
        ServletContextHandler application =
                TestServer.application("", String.join("\n", settings) + "\n" + String.join("\n", RULES));
        application.addServlet(new ServletHolder(new Redirecting()), "/login");
        return application;
    }

    /** Redirects to what {@code to} says, as a login does. */
    private static final class Redirecting extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendRedirect(request.getParameter("to"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            X-Forwarded-Proto: https                                                | https/app.test/443
            X-Forwarded-Proto: https & X-Forwarded-Port: 8443                       | https/app.test/8443
            X-Forwarded-Host: shop.test:81                                          | http/shop.test/81
            X-Forwarded-Host: evil.test/x                                           | http/app.test/80
            Forwarded: for=192.0.2.43;proto=https;host="shop.test:8443"             | https/shop.test/8443
            Forwarded: for=192.0.2.43;proto=https & Forwarded: for=10.0.0.2;host=a.test | https/a.test/443
            Forwarded: host=evil.test & Forwarded: for=192.0.2.43;proto=https       | https/app.test/443
            Forwarded: host=evil.test, for=192.0.2.43 & Forwarded: for="[::1]"      | http/app.test/80
            Forwarded: for="open & Forwarded: for=192.0.2.43;proto=https            | https/app.test/443
            """)
    void targetsTakeWhatTheProxySays(String said, String seen) throws Exception {
        assertThat(trusting.get("/seen", said.split(" & ")).header("Location")).isEqualTo("/is/" + seen);
        assertThat(doubting.get("/seen", said.split(" & ")).header("Location")).isEqualTo("/is/http/app.test/80");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            X-Forwarded-For: 192.0.2.43                                         | /of-client
            X-Forwarded-For: 198.51.100.1 & X-Forwarded-For: 192.0.2.43, 10.0.0.2 | /of-client
            X-Forwarded-For: 192.0.2.43, 198.51.100.1                           | -
            X-Forwarded-For: 127.0.0.1, 198.51.100.1                            | -
            X-Forwarded-For: ::ffff:192.0.2.43                                  | /of-client
            X-Forwarded-For: garbage                                            | /of-proxy
            Forwarded: for="192.0.2.43:4711"                                    | /of-client
            Forwarded: for=unknown                                              | -
            Forwarded: for=198.51.100.1 & X-Forwarded-For: 192.0.2.43           | -
            X-Other: nothing                                                    | /of-proxy
            """)
    void theAddressIsThatOfTheFirstOneWhoIsNotListed(String said, String location) throws Exception {
        try (LogCapture log = new LogCapture()) {
            RawHttp.Response response = trusting.get("/address", said.split(" & "));

            assertThat(response.header("Location")).isEqualTo(location.equals("-") ? null : location);
            assertThat(response.header("Cache-Control")).isEqualTo(location.equals("-") ? "private" : "no-store");
            assertThat(response.header("Vary")).isNull();
            assertThat(doubting.get("/address", said.split(" & ")).header("Location"))
                    .isEqualTo("/of-proxy");
            boolean contradicts = said.startsWith("Forwarded") && said.contains("X-Forwarded-For");
            assertThat(log.messages()).hasSize(contradicts ? 1 : 0);
        }
    }

    @Test
    void behindATerminatorThatIsListedNoRedirectToHttpsBegins() throws Exception {
        String[] byHttps = {"Host: secure.test", "X-Forwarded-Proto: https"};
        String[] byHttp = {"Host: secure.test", "X-Forwarded-Proto: http"};

        assertThat(trusting.get("/page", byHttp).header("Location")).isEqualTo("https://secure.test/page");
        assertThat(trusting.get("/page", byHttps).body()).isEqualTo("APP GET /page");
    }

    @Test
    void behindOneThatIsNotListedTheRedirectIsLeftOutAndTheLogNamesTheMend() throws Exception {
        try (TestServer server =
                        TestServer.withRules("http://secure.test/{*p} https://secure.test/{p} 308 id=to-https");
                LogCapture log = new LogCapture()) {
            RawHttp.Response response = server.get("/page", "Host: secure.test", "X-Forwarded-Proto: https");

            assertThat(response.body()).isEqualTo("APP GET /page");
            assertThat(log.messages())
                    .containsExactly(
                            "Rule to-https did not redirect to https: X-Forwarded-Proto says that the client is "
                                    + "there already, so a proxy ends TLS in front of this server. If it is yours, name it: "
                                    + "trusted-proxies: 127.0.0.1");
        }
    }

    /** A cache that hands the redirect to who comes by https would begin the loop that the filter leaves out. */
    @Test
    void behindOneThatIsNotListedCachesKeepThePassAndTheRedirectApart() throws Exception {
        try (TestServer server = TestServer.withRules(
                "http://secure.test/{*p} https://secure.test/{p} 308", "http://else.test/{*p} /plain/{p} 308")) {
            assertThat(server.get("/page", "Host: secure.test", "X-Forwarded-Proto: https")
                            .header("Vary"))
                    .isEqualTo("X-Forwarded-Proto");
            assertThat(server.get("/page", "Host: secure.test").header("Vary")).isEqualTo("X-Forwarded-Proto");
            assertThat(server.get("/page", "Host: else.test").headers("Vary")).isEmpty();

            int hits = ServedApart.check(
                    server::exchange,
                    InstantSource.system(),
                    "/page",
                    ServedApart.caller("Host: secure.test", "X-Forwarded-Proto: https"),
                    ServedApart.caller("Host: secure.test", "X-Forwarded-Proto: http"),
                    ServedApart.caller("Host: secure.test"));
            assertThat(hits).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/out,   https://shop.test/x, 302, /x",
        "/out,   http://shop.test/x,  400,",
        "/out,   https://app.test/x,  400,",
        "/login, https://shop.test/x, 302, /x",
        "/login, http://shop.test/x,  400,",
        "/login, https://app.test/x,  400,",
    })
    void theGuardTakesTheClientsOriginForTheOwnOne(String path, String target, int status, String location)
            throws Exception {
        try (LogCapture quiet = new LogCapture()) {
            RawHttp.Response response =
                    trusting.get(path + "?to=" + target, "X-Forwarded-Proto: https", "X-Forwarded-Host: shop.test");

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("Location")).isEqualTo(location);
            assertThat(quiet.messages()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"/out", "/login"})
    void theGuardDoesNotTakeTheWordOfAnybodyElse(String path) throws Exception {
        try (LogCapture quiet = new LogCapture()) {
            RawHttp.Response response = doubting.get(
                    path + "?to=https://shop.test/x", "X-Forwarded-Proto: https", "X-Forwarded-Host: shop.test");

            assertThat(response.status()).isEqualTo(400);
            assertThat(quiet.messages()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aPostKeepsItsBody() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest post = HttpRequest.newBuilder(trusting.uri("/old"))
                .header("X-Forwarded-For", "192.0.2.43")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString("order=7"))
                .build();
        HttpResponse<String> redirect = client.send(post, BodyHandlers.ofString());
        String location = redirect.headers().firstValue("Location").orElseThrow();

        assertThat(redirect.statusCode()).isEqualTo(307);
        HttpRequest again = HttpRequest.newBuilder(trusting.uri(location))
                .POST(BodyPublishers.ofString("order=7"))
                .build();
        assertThat(client.send(again, BodyHandlers.ofString()).body()).isEqualTo("APP POST /new order=7");
    }

    /** Jetty takes the first in the list, whoever wrote it; after that the peer is no listed proxy any more. */
    @Test
    void whatTheContainerDidAlreadyIsNotDoneTwice() throws Exception {
        Handler container = new Handler.Wrapper(application("trusted-proxies: 127.0.0.1", "guard: enforce")) {
            private final ForwardedRequestCustomizer customizer = new ForwardedRequestCustomizer();

            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return super.handle(customizer.customize(request, HttpFields.build()), response, callback);
            }
        };
        try (TestServer server = TestServer.start(container)) {
            String[] said = {"X-Forwarded-For: 192.0.2.43, 127.0.0.1", "X-Forwarded-Proto: https"};

            assertThat(server.get("/address", said).header("Location")).isEqualTo("/of-client");
            assertThat(server.get("/seen", said).header("Location")).isEqualTo("/is/https/app.test/443");
        }
    }

    @Test
    void allProxiesOfALongWayAreFollowed() throws Exception {
        RawHttp.Response response = trusting.get("/address", "X-Forwarded-For: 192.0.2.43" + ",10.0.0.2".repeat(700));

        assertThat(response.header("Location")).isEqualTo("/of-client");
    }
}
