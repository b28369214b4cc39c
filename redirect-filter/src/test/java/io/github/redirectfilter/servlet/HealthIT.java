package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.condition.health.Backend;
import io.github.redirectfilter.condition.health.ManualScheduler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.api.Test;

/** An application that sends its callers elsewhere while something is down. */
class HealthIT {
    /** The longest pause of a check that asks every 5 seconds. */
    private static final Duration EVERY = Duration.ofMillis(5500);

    @Test
    void aPostGoesToTheOtherServerWhileThisOneCanNotTakeIt() throws Exception {
        ManualScheduler scheduler = new ManualScheduler();
        try (Backend database = new Backend();
                TestServer other = TestServer.withRules("/unused  -")) {
            ServletContextHandler application = TestServer.application(
                    "",
                    "health.db: " + database.url() + " every=5s timeout=1s down=3 up=2",
                    "/orders/{*path}  " + other.uri("/orders/") + "{path}  307  unhealthy=db");
            application.getServletContext().setAttribute(ConditionFactory.class.getName(), scheduler.factories());
            try (TestServer server = TestServer.start(application)) {
                scheduler.next();
                scheduler.next();
                RawHttp.Response sound = server.get("/orders/7");
                assertThat(sound.body()).isEqualTo("APP GET /orders/7");
                assertThat(sound.header("Cache-Control")).isNull();
                assertThat(sound.header("Vary")).isNull();

                database.stop();
                for (int i = 0; i < 2; i++) {
                    scheduler.pass(EVERY);
                    scheduler.next();
                    assertThat(server.get("/orders/7").status()).isEqualTo(200);
                }
                scheduler.pass(EVERY);
                scheduler.next();
                assertThat(server.get("/orders/7").header("Cache-Control")).isEqualTo("no-store");
                assertThat(follow(server.uri("/orders/7"))).isEqualTo("APP POST /orders/7 hello");
            }
        }
    }

    private static String follow(URI uri) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(BodyPublishers.ofString("hello"))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void aSourceOfTheApplicationIsAnAttributeOfTheServletContext() throws Exception {
        AtomicBoolean up = new AtomicBoolean(true);
        ManualScheduler scheduler = new ManualScheduler();
        ServletContextHandler application = TestServer.application(
                "", "health.payments: down=1 up=1", "/pay  -  503  unhealthy=payments retry-after=30");
        application.getServletContext().setAttribute(ConditionFactory.class.getName(), scheduler.factories());
        application
                .getServletContext()
                .setAttribute(HealthSource.class.getName(), List.of(HealthSource.of("payments", up::get)));
        try (TestServer server = TestServer.start(application)) {
            scheduler.next();
            scheduler.next();
            assertThat(server.get("/pay").status()).isEqualTo(200);

            up.set(false);
            scheduler.pass(EVERY);
            scheduler.next();
            assertThat(server.get("/pay").status()).isEqualTo(503);
            assertThat(server.get("/pay").header("Retry-After")).isEqualTo("30");
        }
    }

    @Test
    void theProbesStopWithTheFilter() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Backend database = new Backend()) {
            try (TestServer server =
                    TestServer.withRules("health.db: " + database.url() + " every=10ms", "/a  /b  unhealthy=db")) {
                assertThat(server.get("/a").status()).isEqualTo(200);
                assertThat(probing(before)).isNotEmpty();
            }
            assertThat(probing(before)).isEmpty();
        }
    }

    private static Set<String> probing(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> name.contains("redirect-filter") || name.contains("HttpClient"))
                .collect(Collectors.toSet());
    }
}
