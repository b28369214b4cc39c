package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status a rule can send, as it comes over the wire. */
class StatusTableIT {
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.withRules(
                "/default          /new",
                "/301              /new  301",
                "/302              /new  302",
                "/303              /new  303",
                "/307              /new  307",
                "/308              /new  308",
                "/moved            /new  moved",
                "/found            /new  found",
                "/see-other        /new  see-other",
                "/temporary        /new  temporary",
                "/permanent        /new  permanent",
                "/cached           /new  302  cache=\"public, max-age=60\"",
                "/uncontrolled     /new  307  cache=none",
                "/404              -     404  body=none",
                "/410              -     410  body=none",
                "/451              -     451  body=none",
                "/429              -     429  body=none retry-after=30",
                "/503              -     503  body=none retry-after=120");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/default,      307, /new, no-store,     -",
                "/301,          301, /new, max-age=3600, -",
                "/302,          302, /new, no-store,     -",
                "/303,          303, /new, no-store,     -",
                "/307,          307, /new, no-store,     -",
                "/308,          308, /new, max-age=3600, -",
                "/moved,        301, /new, max-age=3600, -",
                "/found,        302, /new, no-store,     -",
                "/see-other,    303, /new, no-store,     -",
                "/temporary,    307, /new, no-store,     -",
                "/permanent,    308, /new, max-age=3600, -",
                "/cached,       302, /new, 'public, max-age=60', -",
                "/uncontrolled, 307, /new, -,            -",
                "/404,          404, -,    max-age=300,  -",
                "/410,          410, -,    max-age=300,  -",
                "/451,          451, -,    max-age=300,  -",
                "/429,          429, -,    no-store,     30",
                "/503,          503, -,    no-store,     120",
            })
    void goesOverTheWire(String path, int status, String location, String cacheControl, String retryAfter)
            throws Exception {
        for (String method : new String[] {"GET", "HEAD", "POST", "PUT", "DELETE"}) {
            try (RawHttp connection = server.connect()) {
                connection.request(method, path, "Connection: close");
                RawHttp.Response response = connection.read(method);

                assertThat(response.status()).as(method).isEqualTo(status);
                assertThat(response.header("Location")).as(method).isEqualTo(location);
                assertThat(response.header("Cache-Control")).as(method).isEqualTo(cacheControl);
                assertThat(response.header("Retry-After")).as(method).isEqualTo(retryAfter);
                assertThat(response.header("Content-Length")).as(method).isEqualTo("0");
                assertThat(response.header("Transfer-Encoding")).as(method).isNull();
                assertThat(response.body()).as(method).isEmpty();
                assertThat(connection.closed()).as(method + ": nothing follows").isTrue();
            }
        }
    }

    @Test
    void aReverseProxyThatSpeaksHttp10GetsTheSameStatus() throws Exception {
        try (RawHttp connection = server.connect()) {
            connection.send("POST /307 HTTP/1.0\r\nHost: app.test\r\n\r\n");

            assertThat(connection.read("POST").status()).isEqualTo(307);
        }
    }

    @Test
    void whatNoRuleMatchesReachesTheApplication() throws Exception {
        RawHttp.Response response = server.get("/elsewhere");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("APP GET /elsewhere");
        assertThat(response.headers("Vary")).isEmpty();
        assertThat(response.headers("Cache-Control")).isEmpty();
    }

    @Test
    void aForgedHostDoesNotReachTheLocation() throws Exception {
        assertThat(server.get("/307", "Host: evil.test").header("Location")).isEqualTo("/new");
    }
}
