package io.github.redirectfilter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated targets that the application redirects to, on every container over real sockets; the judge gets the bytes
 * that came back. Skipped without the tools of {@link SharedFuzz}. {@code -Dfuzz.candidates=N} makes as many of each
 * seed, up to {@value #MOST}, since a request costs more than a judgement.
 */
@Tag("fuzz")
class GuardFuzzSharedIT {
    private static final int MOST = 20_000;
    private static final int CANDIDATES = Math.min(MOST, Integer.getInteger("fuzz.candidates", 2_000));

    /** A refused target goes here, which keeps the connection: Tomcat closes it after a 400. */
    private static final String REFUSED = "/refused?by=guard";

    @TempDir
    private static Path work;

    private static Servers servers;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.start(Map.of(
                "guard",
                "enforce",
                "allow",
                SharedFuzz.ALLOW,
                "origin",
                "https://app.example.com",
                "refused",
                REFUSED));
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingGetsByAndNothingHarmlessIsRefused() {
        return SharedFuzz.tests(
                work,
                fuzz -> servers.containers()
                        .flatMap(container -> Stream.of("sendRedirect", "setHeader")
                                .map(way -> DynamicTest.dynamicTest(
                                        container + ", " + way, () -> check(fuzz, container, way)))));
    }

    private static void check(SharedFuzz fuzz, Container container, String way) throws Exception {
        SharedFuzz.Verdict all = new SharedFuzz.Verdict();
        List<Integer> seeds = IntStream.rangeClosed(1, SharedFuzz.SEEDS).boxed().toList();
        try (Connection connection = servers.on(container).connect()) {
            for (int seed : seeds) {
                all.add(fuzz.judge(fuzz.candidates(CANDIDATES, seed), target -> send(connection, way, target)));
            }
        }
        System.out.printf("guard fuzz, %s, %s: %s%n", container, way, all);
        all.assertNothingGotBy(CANDIDATES * SharedFuzz.SEEDS);
    }

    private static Optional<String> send(Connection connection, String way, String target) throws Exception {
        Connection.Response response =
                connection.exchange("GET", "/path/page?x=1", "X-How: " + way, Connection.target(target));
        assertThat(response.status()).as(target).isEqualTo(302);
        assertThat(response.fields().stream().map(Connection.Field::name)).doesNotContain("Refresh", "Set-Cookie");
        String location = response.header("Location");
        return location.equals(REFUSED) ? Optional.empty() : Optional.of(location);
    }
}
