package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes over the wire for pages of another origin. */
class CorsIT {
    private static final String ORIGIN = "Origin: https://front.example";

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.withRules(
                "cors: https://front.example",
                "/api/{*path}    /v2/{path}   307",
                "/gone/{*path}   -            503",
                "/own/{*path}    /v2/{path}   307   cors=none");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aPreflightIsAnsweredAndTheRequestBehindItIsRedirected() throws Exception {
        try (RawHttp connection = server.connect()) {
            connection.request(
                    "OPTIONS",
                    "/api/x",
                    ORIGIN,
                    "Access-Control-Request-Method: PUT",
                    "Access-Control-Request-Headers: content-type,x-a");
            RawHttp.Response preflight = connection.read("OPTIONS");

            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://front.example");
            assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("PUT");
            assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("content-type, x-a");
            assertThat(preflight.header("Access-Control-Allow-Credentials")).isNull();
            assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("600");
            assertThat(preflight.header("Vary"))
                    .isEqualTo("Access-Control-Request-Headers, Access-Control-Request-Method, Origin");
            assertThat(preflight.header("Cache-Control")).isEqualTo("no-store");
            assertThat(preflight.header("Location")).isNull();
            assertThat(preflight.headers("Content-Length"))
                    .as("RFC 9110, section 8.6")
                    .isEmpty();

            connection.request("PUT", "/api/x", ORIGIN, "Content-Length: 0");
            RawHttp.Response redirect = connection.read("PUT");
            assertThat(redirect.status()).isEqualTo(307);
            assertThat(redirect.header("Location")).isEqualTo("/v2/x");
            assertThat(redirect.header("Access-Control-Allow-Origin")).isEqualTo("https://front.example");
            assertThat(redirect.header("Vary")).isEqualTo("Origin");
        }
    }

    @Test
    void anOriginThatIsNotListedLearnsNothing() throws Exception {
        for (String method : List.of("OPTIONS", "GET")) {
            RawHttp.Response response = server.exchange(
                    method, "/api/x", "Origin: https://evil.example", "Access-Control-Request-Method: PUT");

            assertThat(response.status()).isEqualTo(method.equals("GET") ? 307 : 204);
            assertThat(response.fields())
                    .extracting(RawHttp.Field::name)
                    .noneMatch(name -> name.startsWith("Access-Control"));
            assertThat(response.header("Vary")).contains("Origin");
        }
    }

    @Test
    void anErrorPageCanBeReadAcrossOrigins() throws Exception {
        RawHttp.Response response = server.get("/gone/x", ORIGIN);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://front.example");
        assertThat(response.header("Retry-After")).isEqualTo("60");
    }

    @Test
    void whereTheApplicationAnswersNothingIsAdded() throws Exception {
        for (String path : List.of("/own/x", "/other")) {
            RawHttp.Response response =
                    server.exchange("OPTIONS", path, ORIGIN, "Access-Control-Request-Method: PUT", "Connection: close");

            assertThat(response.body()).isEqualTo("APP OPTIONS " + path);
            assertThat(response.header("Vary")).isNull();
            assertThat(response.header("Access-Control-Allow-Origin")).isNull();
        }
    }
}
