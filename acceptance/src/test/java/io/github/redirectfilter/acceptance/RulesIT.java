package io.github.redirectfilter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rules beside the guard, which has nothing to say about them. */
class RulesIT {
    private static Servers servers;

    @BeforeAll
    static void start() throws Exception {
        String rules = """
                attribution: true
                /old/{id}        /new/{id}
                /away            https://elsewhere.example/x   301
                /new/beta        /other                        302  cookie.beta=1
                /out             {param:to}                    303
                """;
        servers = Servers.start(Map.of("guard", "enforce", "rules", rules));
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    private static Stream<DynamicTest> each(Check check) {
        return servers.containers()
                .map(container -> DynamicTest.dynamicTest(container.toString(), () -> check.on(servers.on(container))));
    }

    private interface Check {
        void on(Container.Running server) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> redirect() {
        return each(server -> {
            Connection.Response response = server.get("/old/7?a=b");
            assertThat(response.status()).isEqualTo(307);
            assertThat(response.header("Location")).isEqualTo("/new/7?a=b");
            assertThat(response.header("Content-Length")).isEqualTo("0");
            assertThat(server.get("/away").header("Location")).isEqualTo("https://elsewhere.example/x");
            assertThat(server.get("/out?to=/new").header("Location")).isEqualTo("/new");
            assertThat(server.get("/out?to=//evil.example").status()).isEqualTo(400);
        });
    }

    @TestFactory
    Stream<DynamicTest> aPostKeepsItsMethodAndBodyThrough307() {
        return each(server -> {
            try (Connection connection = server.connect()) {
                Connection.Response first = connection.post("/old/7", "a=b");
                assertThat(first.status()).isEqualTo(307);
                assertThat(first.header("Location")).isEqualTo("/new/7");
            }
            try (Connection connection = server.connect()) {
                assertThat(connection.post("/new/7", "a=b").body()).startsWith("POST a=b ");
            }
        });
    }

    /** The initializer that comes with the jar ran too, and left the application's own registration alone. */
    @TestFactory
    Stream<DynamicTest> theFilterIsThereOnce() {
        return each(server -> {
            assertThat(server.get("/new/7").body()).isEqualTo("GET  filters=1");
            assertThat(server.get("/old/7").headers("X-Redirect-By")).hasSize(1);
            assertThat(server.get("/new/beta").headers("Vary")).containsExactly("Cookie");
        });
    }
}
