package io.github.redirectfilter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The same redirects on every container, with the guard off, reporting and enforcing: the bytes on the wire. */
class GuardIT {
    private static final String ALLOW = "https://partner.example.net https://*.cdn.example.net myapp:";

    /** How the application redirects, and the status that has. */
    private static final Map<String, Integer> WAYS = Map.of(
            "sendRedirect", 302,
            "setHeader", 302,
            "setHeader, then status", 301,
            "addHeader", 307,
            "odd case", 303,
            "after reset", 302,
            "created, then moved", 302,
            "writer in hand", 302,
            "stream in hand", 302,
            "twice", 302);

    /** What the application wants, and what goes out. */
    private static final String[][] HARMLESS = {
        {"/next", "/next"},
        {"/next?a=b&c=%20#d", "/next?a=b&c=%20#d"},
        {"/a%2Fb", "/a%2Fb"},
        {"/a//b", "/a//b"},
        {"/a/./b/../c", "/a/c"},
        {"/b\u00FCro?\u65E5 x", "/b%C3%BCro?%E6%97%A5%20x"},
        {"http://app.example.com/next", "/next"},
        {"HTTP://APP.example.com:80/next", "/next"},
        {"//app.example.com/next", "/next"},
        {"https://app.example.com/next", "https://app.example.com/next"},
        {"https://partner.example.net", "https://partner.example.net/"},
        {"https://a.b.cdn.example.net/x", "https://a.b.cdn.example.net/x"},
        {"myapp:done?code=1", "myapp:done?code=1"},
    };

    private static final List<String> HOSTILE = List.of(
            "https://evil.example/",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            " //evil.example",
            "/.//evil.example",
            "/x/..//evil.example",
            "/\u012Fevil.example/..//evil.example",
            "https:evil.example",
            "https:/evil.example",
            "https://app.example.com@evil.example/",
            "https://app.example.com.evil.example/",
            "https://evil\u3002example/",
            "https://cdn.example.net/",
            "http://app.example.com:8080/",
            "http://2130706433/",
            "javascript:alert(1)",
            "data:text/html,x",
            "/x\r\nSet-Cookie: a=b",
            "/x\u560D\u560ASet-Cookie: a=b//\u0000",
            "/\uD800");

    private static Servers off;
    private static Servers reporting;
    private static Servers enforcing;
    private static Servers safe;

    @BeforeAll
    static void start() throws Exception {
        off = Servers.start(Map.of());
        reporting = Servers.start(Map.of("guard", "report", "allow", ALLOW));
        enforcing = Servers.start(Map.of("guard", "enforce", "allow", ALLOW));
        safe = Servers.start(Map.of("guard", "enforce", "allow", ALLOW, "refused", "/refused"));
    }

    @AfterAll
    static void stop() throws Exception {
        for (Servers servers : List.of(off, reporting, enforcing, safe)) {
            servers.close();
        }
    }

    private interface Check {
        void on(Container container, String way, String target) throws Exception;
    }

    private static Stream<DynamicTest> each(Stream<String> targets, Check check) {
        return targets.flatMap(target -> off.containers()
                .flatMap(container -> WAYS.keySet().stream()
                        .sorted()
                        .map(way -> DynamicTest.dynamicTest(
                                container + ", " + way + ", " + shown(target),
                                () -> check.on(container, way, target)))));
    }

    private static String shown(String target) {
        StringBuilder out = new StringBuilder();
        target.chars()
                .forEach(c -> out.append(c > 0x20 && c < 0x7F ? String.valueOf((char) c) : String.format("<%04X>", c)));
        return out.toString();
    }

    @TestFactory
    Stream<DynamicTest> harmlessTargetsGoOutRebuilt() {
        Map<String, String> sent = Stream.of(HARMLESS).collect(Collectors.toMap(row -> row[0], row -> row[1]));
        return each(sent.keySet().stream().sorted(), (container, way, target) -> {
            Connection.Response response = enforcing.on(container).act(way, target);
            assertThat(response.status()).isEqualTo(WAYS.get(way));
            assertThat(response.headers("Location")).containsExactly(sent.get(target));
            assertThat(response.headers("X-Late")).isEmpty();
            assertThat(response.body()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> hostileTargetsAreRefused() {
        return each(HOSTILE.stream(), (container, way, target) -> {
            Connection.Response response = enforcing.on(container).act(way, target);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.headers("Location")).isSubsetOf("");
            assertThat(response.headers("Set-Cookie")).isEmpty();
            assertThat(response.headers("X-Late")).isEmpty();
        });
    }

    /** On one connection, which shows that nothing of the application's page is left on it. */
    @TestFactory
    Stream<DynamicTest> aSafePageTakesTheirPlace() {
        return off.containers()
                .map(container -> DynamicTest.dynamicTest(container.toString(), () -> {
                    try (Connection connection = safe.on(container).connect()) {
                        for (String way : WAYS.keySet()) {
                            for (String target : HOSTILE) {
                                Connection.Response response = connection.exchange(
                                        "GET", "/act/page", "X-How: " + way, Connection.target(target));
                                assertThat(response.headers("Location")).as(way).containsExactly("/refused");
                                assertThat(response.status())
                                        .isEqualTo(way.equals("setHeader, then status") ? 302 : WAYS.get(way));
                                assertThat(response.body()).isEmpty();
                            }
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> reportChangesNothing() {
        Stream<String> targets = Stream.concat(Stream.of(HARMLESS).map(row -> row[0]), HOSTILE.stream());
        return each(targets, (container, way, target) -> {
            Connection.Response unguarded = off.on(container).act(way, target);
            Connection.Response reported = reporting.on(container).act(way, target);
            assertThat(reported.status()).isEqualTo(unguarded.status());
            assertThat(reported.headers("Location")).isEqualTo(unguarded.headers("Location"));
            assertThat(reported.headers("X-Late")).isEqualTo(unguarded.headers("X-Late"));
        });
    }

    @TestFactory
    Stream<DynamicTest> refresh() {
        return off.containers()
                .map(container -> DynamicTest.dynamicTest(container.toString(), () -> {
                    for (String[] row : HARMLESS) {
                        assertThat(enforcing
                                        .on(container)
                                        .act("refresh", row[0])
                                        .headers("Refresh"))
                                .containsExactly("5; url=" + row[1]);
                    }
                    for (String target : HOSTILE) {
                        Connection.Response response = enforcing.on(container).act("refresh", target);
                        assertThat(response.status()).isEqualTo(400);
                        assertThat(response.headers("Refresh")).isEmpty();
                        assertThat(reporting
                                        .on(container)
                                        .act("refresh", target)
                                        .headers("Refresh"))
                                .isEqualTo(
                                        off.on(container).act("refresh", target).headers("Refresh"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aNewResourceMayBeAnywhere() {
        return off.containers()
                .map(container -> DynamicTest.dynamicTest(container.toString(), () -> {
                    Connection.Response response =
                            enforcing.on(container).act("created", "https://elsewhere.example/1");
                    assertThat(response.status()).isEqualTo(201);
                    assertThat(response.header("Location")).isEqualTo("https://elsewhere.example/1");
                }));
    }

    /** Without the guard Tomcat keeps the length, and the client waits for a page that never comes. */
    @TestFactory
    Stream<DynamicTest> aLengthThatWasSetForThePageIsTakenBack() {
        return off.containers()
                .map(container -> DynamicTest.dynamicTest(container.toString(), () -> {
                    try (Connection connection = safe.on(container).connect()) {
                        for (String target : List.of("/next", "//evil.example")) {
                            Connection.Response response = connection.exchange(
                                    "GET", "/act/page", "X-How: length set", Connection.target(target));
                            assertThat(response.header("Content-Length")).isEqualTo("0");
                        }
                    }
                    Connection.Response error = enforcing.on(container).act("length set", "//evil.example");
                    assertThat(error.header("Content-Length")).isNotEqualTo("1000");
                }));
    }

    /** Where the operator says which origin is the own one, no {@code Host} that a client sent gets into a header. */
    @TestFactory
    Stream<DynamicTest> aForgedHostIsNotEchoed() {
        return off.containers()
                .map(container -> DynamicTest.dynamicTest(container.toString(), () -> {
                    Map<String, String> settings = Map.of("guard", "enforce", "origin", "https://app.example.com");
                    try (Container.Running server = container.start(settings)) {
                        for (String target : List.of("/next", "next", "../next", "?next", "#next", "")) {
                            Connection.Response response = server.get(
                                    "/act/page",
                                    "Host: evil.example",
                                    "X-How: sendRedirect",
                                    Connection.target(target));
                            assertThat(response.status()).isEqualTo(302);
                            assertThat(response.header("Location"))
                                    .doesNotContain("evil")
                                    .doesNotContain("//");
                        }
                        assertThat(server.get(
                                                "/act/page",
                                                "Host: evil.example",
                                                "X-How: sendRedirect",
                                                Connection.target("http://evil.example/next"))
                                        .status())
                                .isEqualTo(400);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theMethodsOfServlet61() {
        Map<String, Integer> methods =
                Map.of("sendRedirect(int)", 303, "sendRedirect(boolean)", 302, "sendRedirect(int,boolean)", 308);
        return off.containers()
                .filter(Container::hasServlet61)
                .flatMap(container -> methods.keySet().stream()
                        .map(way -> DynamicTest.dynamicTest(container + ", " + way, () -> {
                            for (String[] row : HARMLESS) {
                                Connection.Response response =
                                        enforcing.on(container).act(way, row[0]);
                                assertThat(response.status()).isEqualTo(methods.get(way));
                                assertThat(response.headers("Location")).containsExactly(row[1]);
                                assertThat(response.body())
                                        .isEqualTo(way.equals("sendRedirect(boolean)") ? "KEPT" : "");
                            }
                            for (String target : HOSTILE) {
                                Connection.Response response =
                                        enforcing.on(container).act(way, target);
                                assertThat(response.status()).isEqualTo(400);
                                assertThat(response.headers("Location")).isEmpty();
                                Connection.Response reported =
                                        reporting.on(container).act(way, target);
                                Connection.Response unguarded =
                                        off.on(container).act(way, target);
                                assertThat(reported.status()).isEqualTo(unguarded.status());
                                assertThat(reported.headers("Location")).isEqualTo(unguarded.headers("Location"));
                                assertThat(reported.body()).isEqualTo(unguarded.body());
                            }
                        })));
    }

    /** An application may bring the API of 6.1 along, whose new methods Jetty's 6.0 does not have. */
    @Test
    void theApiOfServlet61OnAContainerOf60() throws Exception {
        for (String mode : List.of("report", "enforce")) {
            try (Container.Running server = Container.JETTY.start(Map.of("guard", mode), "servlet-api-6.1")) {
                Connection.Response response = server.act("sendRedirect(int)", "/next");
                assertThat(response.status()).isEqualTo(303);
                assertThat(response.header("Location")).isEqualTo("/next");
                Connection.Response hostile = server.act("sendRedirect(int,boolean)", "//evil.example");
                assertThat(hostile.status()).isEqualTo(mode.equals("enforce") ? 400 : 308);
            }
        }
    }
}
