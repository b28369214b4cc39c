package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.SignedCookie;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that goes into maintenance and comes back. */
class SwitchIT {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private TestServer server;
    private Redirects redirects;

    @BeforeEach
    void start() throws Exception {
        ServletContextHandler application = TestServer.application(
                "",
                "signed-cookie.operator: " + SECRET,
                "/maintenance       -",
                "/health            -",
                "/static/{*path}    -",
                "/api/{*path}       -                                503  switch=maintenance retry-after=300 body=none",
                "/orders/{*path}    https://orders.example/{path}    307  switch=orders-elsewhere",
                "/{*path}           /maintenance                     302  switch=maintenance"
                        + " not.signed-cookie.operator query=drop");
        server = TestServer.start(application);
        redirects = TestServer.redirects(application);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void nothingIsDifferentWhileTheSwitchIsOff() throws Exception {
        RawHttp.Response response = server.get("/shop?x=1", "Cookie: operator=1");

        assertThat(response.body()).isEqualTo("APP GET /shop");
        assertThat(response.header("Vary")).isNull();
        assertThat(response.header("Cache-Control")).isNull();
    }

    @Test
    void theNextRequestGoesToMaintenanceAndWhatIsExemptDoesNot() throws Exception {
        redirects.controls().set("switch.maintenance", "on");

        RawHttp.Response response = server.get("/shop?x=1");
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.header("Location")).isEqualTo("/maintenance");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        for (String path : new String[] {"/maintenance", "/health", "/static/style.css"}) {
            assertThat(server.get(path).body()).isEqualTo("APP GET " + path);
        }

        redirects.controls().reset("switch.maintenance");
        assertThat(server.get("/shop").body()).isEqualTo("APP GET /shop");
    }

    @Test
    void anApiIsToldToComeAgain() throws Exception {
        redirects.controls().set("switch.maintenance", "on");

        RawHttp.Response response = server.exchange("POST", "/api/x", "Content-Length: 0");
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("300");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void operatorsSeeTheApplication() throws Exception {
        redirects.controls().set("switch.maintenance", "on");
        String value = new SignedCookie("operator", SECRET).value(Instant.now().plus(Duration.ofHours(8)));

        RawHttp.Response response = server.get("/shop", "Cookie: operator=" + value);
        assertThat(response.body()).isEqualTo("APP GET /shop");
        assertThat(response.header("Vary")).isEqualTo("Cookie");
        assertThat(server.get("/shop", "Cookie: operator=" + value + "0").status())
                .isEqualTo(302);
        String over = new SignedCookie("operator", SECRET).value(Instant.now().minusSeconds(1));
        assertThat(server.get("/shop", "Cookie: operator=" + over).status()).isEqualTo(302);
    }

    @Test
    void aPostAndItsBodyFollowTheSwitch() throws Exception {
        redirects.controls().set("switch.orders-elsewhere", "on");
        try (RawHttp connection = server.connect()) {
            connection.send(RawHttp.head("POST", "/orders/7?a=b", "Content-Length: 5") + "hello");
            RawHttp.Response response = connection.read("POST");

            assertThat(response.status()).isEqualTo(307);
            assertThat(response.header("Location")).isEqualTo("https://orders.example/7?a=b");
        }
        redirects.controls().set("switch.orders-elsewhere", "off");
        try (RawHttp connection = server.connect()) {
            connection.send(RawHttp.head("POST", "/orders/7", "Content-Length: 5") + "hello");
            assertThat(connection.read("POST").body()).isEqualTo("APP POST /orders/7 hello");
        }
    }

    @Test
    void aChangeIsLoggedWithTheOldValueAndTheNew() {
        try (LogCapture log = new LogCapture()) {
            redirects.controls().set("switch.maintenance", "on");
            redirects.controls().reset("switch.maintenance");

            assertThat(log.messages())
                    .containsExactly(
                            "switch.maintenance was set from \"off\" to \"on\"",
                            "switch.maintenance was reset from \"on\" to \"off\"");
        }
    }
}
