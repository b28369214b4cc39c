package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Redirects;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules for a time, and caches that hold on to what they said. */
class TimeIT {
    private static final Instant BEGIN = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-24T12:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(BEGIN);

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(
                Redirects.builder().clock(NOW::get),
                "/sale   /winter-sale  302  cache=\"public, max-age=3600\"  time=2026-12-01T00:00:00Z/2026-12-24T12:00:00Z",
                "/sale   /shop         302  cache=\"public, max-age=3600\"",
                "/offer  -             410  not.time=2026-12-01T00:00:00Z/2026-12-24T12:00:00Z",
                "/order  /orders            time=2026-12-01T00:00:00Z/2026-12-24T12:00:00Z");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void begin() {
        NOW.set(BEGIN);
    }

    @Test
    void theAgeEndsAtTheNextEdge() throws Exception {
        NOW.set(BEGIN.minusSeconds(60));
        RawHttp.Response before = server.get("/sale");
        assertThat(before.header("Location")).isEqualTo("/shop");
        assertThat(before.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(before.headers("Vary")).isEmpty();

        NOW.set(BEGIN);
        RawHttp.Response inside = server.get("/sale");
        assertThat(inside.header("Location")).isEqualTo("/winter-sale");
        assertThat(inside.header("Cache-Control")).isEqualTo("public, max-age=3600");

        NOW.set(END.minusSeconds(1));
        assertThat(server.get("/sale").header("Cache-Control")).isEqualTo("public, max-age=1");
        NOW.set(END);
        assertThat(server.get("/sale").header("Location")).isEqualTo("/shop");
    }

    @Test
    void aPassSaysNothing() throws Exception {
        RawHttp.Response pass = server.get("/offer");

        assertThat(pass.body()).isEqualTo("APP GET /offer");
        assertThat(pass.headers("Cache-Control")).isEmpty();
        assertThat(pass.headers("Vary")).isEmpty();
    }

    @Test
    void aPostedBodyIsKept() throws Exception {
        assertThat(server.post("/order", "x=1").body()).isEqualTo("APP POST /orders x=1");
        NOW.set(END);
        assertThat(server.post("/order", "x=1").body()).isEqualTo("APP POST /order x=1");
    }

    /** Whoever asks at whatever time gets what the server would say at that time. */
    @Test
    void aCacheNeverSaysWhatIsOver() throws Exception {
        SharedCache cache = new SharedCache(server::exchange, NOW::get);
        Duration around = Duration.ofHours(3);
        for (Instant edge : new Instant[] {BEGIN, END}) {
            for (NOW.set(edge.minus(around)); NOW.get().isBefore(edge.plus(around)); advance()) {
                assertThat(cache.get("/sale").header("Location"))
                        .as("at %s", NOW)
                        .isEqualTo(server.get("/sale").header("Location"));
            }
            assertThat(cache.hits()).isGreaterThan(50);
        }
    }

    private static void advance() {
        NOW.set(NOW.get().plusMillis(123_457));
    }
}
