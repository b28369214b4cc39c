package io.github.redirectfilter.servlet;

import static io.github.redirectfilter.servlet.ServedApart.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.SignedCookie;
import io.github.redirectfilter.SystemLoad;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conditions whose answers differ between callers or change with time, in front of a shared cache, with rules that ask
 * caches to keep the answer.
 */
class ConditionsInCachesIT {
    private static final String KEPT = "  cache=\"public, max-age=600\"";

    private final AtomicReference<Double> load = new AtomicReference<>(0.5);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T00:00:00Z"));
    private TestServer server;
    private Redirects redirects;

    private void start(String... rules) throws Exception {
        redirects =
                TestServer.redirects(Redirects.builder().clock(now::get).service(SystemLoad.class, load::get), rules);
        ServletContextHandler application = TestServer.application(redirects);
        server = TestServer.start(application);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        redirects.close();
    }

    @ParameterizedTest
    @CsvSource({"ip=192.0.2.0/24", "not.ip=192.0.2.0/24", "share=50% by=ip"})
    void addresses(String condition) throws Exception {
        start("trusted-proxies: 127.0.0.1", "/a  /b  302" + KEPT + "  " + condition);
        Set<Integer> statuses = new HashSet<>();
        for (String network : new String[] {"192.0.2.", "203.0.113."}) {
            for (int i = 1; i <= 30; i++) {
                statuses.add(server.get("/a", "X-Forwarded-For: " + network + i).status());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(302, 200);

        int hits = ServedApart.check(
                server::exchange,
                InstantSource.system(),
                "/a",
                caller("X-Forwarded-For: 192.0.2.1"),
                caller("X-Forwarded-For: 192.0.2.2"),
                caller("X-Forwarded-For: 203.0.113.9"),
                caller("Forwarded: for=_hidden"),
                caller());
        assertThat(hits).isZero();
    }

    @Test
    void origins() throws Exception {
        start(
                "/a  /b  302" + KEPT + "  cors=https://front.example,https://*.pages.example",
                "/all  /b  302" + KEPT + "  cors=*");
        String[][] callers = {
            caller("Origin: https://front.example"),
            caller("Origin: https://a.pages.example"),
            caller("Origin: https://evil.example"),
            caller("Origin: null"),
            caller()
        };

        assertThat(ServedApart.check(server::exchange, InstantSource.system(), "/a", callers))
                .isPositive();
        assertThat(ServedApart.check(server::exchange, InstantSource.system(), "/all", callers))
                .as("one answer for all")
                .isEqualTo(callers.length * callers.length * 2);
    }

    /** Rules behind one that did not hold are not kept either, though they are permanent: it may hold soon. */
    @ParameterizedTest
    @CsvSource({
        "switch=s,                      switch.s,     on",
        "not.switch=s,                  switch.s,     on",
        "unhealthy=h,                   health.h,     down",
        "healthy=h,                     health.h,     down",
        "share=0% by=header.X id=share, share.share,  100%"
    })
    void whatAnOperatorChanges(String condition, String control, String value) throws Exception {
        start("health.h: http://127.0.0.1:9/ every=1440m", "/a  /b  302" + KEPT + "  " + condition, "/a  /c  301");
        SharedCache cache = new SharedCache(server::exchange, InstantSource.system());
        Set<String> locations = new HashSet<>();

        for (int i = 0; i < 2; i++) {
            for (String state : new String[] {value, null}) {
                if (state == null) {
                    redirects.controls().reset(control);
                } else {
                    redirects.controls().set(control, state);
                }
                String location = server.get("/a", "X: 1").header("Location");
                assertThat(cache.get("/a", "X: 1").header("Location"))
                        .as("%s is %s", control, state)
                        .isEqualTo(location);
                locations.add(location);
            }
        }
        assertThat(locations).containsExactlyInAnyOrder("/b", "/c");
        assertThat(cache.hits()).isZero();
    }

    @Test
    void load() throws Exception {
        start("/a  https://lite.example/  302" + KEPT + "  overload=load>0.9", "/a  /c  301");
        SharedCache cache = new SharedCache(server::exchange, InstantSource.system());

        for (double busy : new double[] {0.5, 0.99, 0.5, 0.99}) {
            load.set(busy);
            now.set(now.get().plusSeconds(10));
            assertThat(cache.get("/a").header("Location")).isEqualTo(busy > 0.9 ? "https://lite.example/" : "/c");
        }
        assertThat(cache.hits()).isZero();
    }

    @Test
    void rates() throws Exception {
        start("/a  /queue  302" + KEPT + "  rate=1/day by=header.X-Key", "/a  /c  301");
        SharedCache cache = new SharedCache(server::exchange, InstantSource.system());

        assertThat(cache.get("/a", "X-Key: a").header("Location")).isEqualTo("/c");
        assertThat(cache.get("/a", "X-Key: a").header("Location")).isEqualTo("/queue");
        assertThat(cache.get("/a", "X-Key: b").header("Location")).isEqualTo("/c");
        assertThat(cache.get("/a", "X-Key: a").header("Location")).isEqualTo("/queue");
        assertThat(cache.hits()).isZero();
    }

    @Test
    void aSignedCookieIsToldInVary() throws Exception {
        start(
                "signed-cookie.operator: 0123456789abcdef0123456789abcdef",
                "switch.maintenance: on",
                "/a  /closed  302" + KEPT + "  switch=maintenance not.signed-cookie.operator");
        String operator = "operator="
                + new SignedCookie("operator", "0123456789abcdef0123456789abcdef")
                        .value(now.get().plusSeconds(3600));

        int hits = ServedApart.check(
                server::exchange,
                InstantSource.system(),
                "/a",
                caller("Cookie: " + operator),
                caller("Cookie: operator=1.00"),
                caller());
        assertThat(hits).as("the operator's page, for the operator").isPositive();
    }
}
