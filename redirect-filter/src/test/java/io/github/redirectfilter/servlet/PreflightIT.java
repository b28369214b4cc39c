package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Browsers refuse a redirected preflight, so it reaches the application. */
class PreflightIT {
    private static final String[] PREFLIGHT = {
        "Origin: https://front.example", "Access-Control-Request-Method: PUT", "Connection: close"
    };

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.withRules("/api/{*path} /v2/{path} 307");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aPreflightReachesTheApplication() throws Exception {
        RawHttp.Response response = server.exchange("OPTIONS", "/api/x", PREFLIGHT);

        assertThat(response.body()).isEqualTo("APP OPTIONS /api/x");
    }

    @Test
    void anyOtherOptionsRequestIsRedirected() throws Exception {
        assertThat(server.exchange("OPTIONS", "/api/x").status()).isEqualTo(307);
    }
}
