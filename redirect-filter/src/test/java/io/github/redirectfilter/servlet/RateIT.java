package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Callers that come too often. */
class RateIT {
    @Test
    void whoIsAboveTheRateIsToldToComeAgain() throws Exception {
        try (TestServer server = TestServer.withRules("/api/{*path}  -  429  rate=3/hour by=header.X-Key")) {
            for (int i = 0; i < 3; i++) {
                RawHttp.Response response = server.get("/api/x", "X-Key: a");
                assertThat(response.body()).isEqualTo("APP GET /api/x");
                assertThat(response.header("Cache-Control")).isNull();
                assertThat(response.header("Vary")).isNull();
            }
            RawHttp.Response limited = server.get("/api/x", "X-Key: a");
            assertThat(limited.status()).isEqualTo(429);
            assertThat(limited.header("Cache-Control")).contains("no-store");
            assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1100, 1200);
            assertThat(server.get("/api/x", "X-Key: b").status()).isEqualTo(200);
            assertThat(server.get("/else", "X-Key: a").status()).isEqualTo(200);
        }
    }

    @Test
    void aPostCanBeSentToAQueueInstead() throws Exception {
        try (TestServer server =
                TestServer.withRules("/queue/{*path}  -", "/{*path}  /queue/{path}  307  rate=1/hour")) {
            assertThat(server.get("/orders/7").status()).isEqualTo(200);
            try (RawHttp connection = server.connect()) {
                connection.send(RawHttp.head("POST", "/orders/7?a=b", "Content-Length: 5") + "hello");
                RawHttp.Response response = connection.read("POST");

                assertThat(response.status()).isEqualTo(307);
                assertThat(response.header("Location")).isEqualTo("/queue/orders/7?a=b");
                assertThat(response.header("Cache-Control")).isEqualTo("no-store");
                assertThat(response.header("Retry-After")).isNull();
            }
            try (RawHttp connection = server.connect()) {
                connection.send(RawHttp.head("POST", "/queue/orders/7", "Content-Length: 5") + "hello");
                assertThat(connection.read("POST").body()).isEqualTo("APP POST /queue/orders/7 hello");
            }
        }
    }

    /** Jetty calls a filter for each of its mappings that fit. */
    @Test
    void aRequestCountsOnceHoweverOftenTheFilterSeesIt() throws Exception {
        var application = TestServer.application("", "/a  -  429  rate=2/hour");
        application
                .getServletHandler()
                .addFilterWithMapping(application.getServletHandler().getFilters()[0], "/a", 0);
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/a").status()).isEqualTo(200);
            assertThat(server.get("/a").status()).isEqualTo(200);
            assertThat(server.get("/a").status()).isEqualTo(429);
        }
    }
}
