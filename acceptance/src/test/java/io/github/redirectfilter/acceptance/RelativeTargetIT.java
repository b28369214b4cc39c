package io.github.redirectfilter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each container reads a relative target in its own way, in forwards and on error pages too. With the guard a browser
 * gets to the same page as without.
 */
class RelativeTargetIT {
    private static final List<String> DETOURS = List.of(
            "",
            "forward",
            "include",
            "error",
            "exception",
            "async",
            "async with arguments",
            "async dispatch",
            "async dispatch with arguments",
            "async twice",
            "async dispatch back");

    private static final List<String> TARGETS = List.of(
            "foo", "foo/bar?a=b#c", "./foo", "../x", "../../x", "..", ".", "?q", "?q#f", "#f", "", "/abs", "/abs?q#f");

    private static Servers off;
    private static Servers enforcing;

    @BeforeAll
    static void start() throws Exception {
        off = Servers.start(Map.of());
        enforcing = Servers.start(Map.of("guard", "enforce"));
    }

    @AfterAll
    static void stop() throws Exception {
        off.close();
        enforcing.close();
    }

    private static Connection.Response ask(Container.Running server, String detour, String way, String target)
            throws Exception {
        return detour.isEmpty() ? server.act(way, target) : server.via(detour, way, target);
    }

    private static Stream<DynamicTest> each(String name, Check check) {
        return off.containers()
                .flatMap(container -> DETOURS.stream()
                        .flatMap(detour -> Stream.of("sendRedirect", "setHeader")
                                .map(way -> DynamicTest.dynamicTest(
                                        name + " " + container + ", " + way + " " + detour,
                                        () -> check.on(container, detour, way)))));
    }

    private interface Check {
        void on(Container container, String detour, String way) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> leadsWhereItLed() {
        return each("relative", (container, detour, way) -> {
            String asked = "http://" + Connection.HOST + (detour.isEmpty() ? "/act" : "/via") + "/one/page?x=1";
            for (String target : TARGETS) {
                Connection.Response unguarded = ask(off.on(container), detour, way, target);
                Connection.Response guarded = ask(enforcing.on(container), detour, way, target);
                assertThat(guarded.status())
                        .as(target)
                        .isEqualTo(unguarded.status())
                        .isEqualTo(detour.equals("include") ? 200 : 302);
                assertThat(guarded.headers("X-Back-At")).isEqualTo(unguarded.headers("X-Back-At"));
                if (guarded.status() == 302) {
                    assertThat(guarded.headers("Location")).hasSize(1);
                    String page = Browser.resolve(asked, unguarded.header("Location"));
                    // RFC 3986, section 5.2.4, has a slash there
                    boolean slashLost = container == Container.UNDERTOW && target.endsWith(".") && !page.endsWith("/");
                    assertThat(Browser.resolve(asked, guarded.header("Location")))
                            .as(target)
                            .isEqualTo(slashLost ? page + "/" : page);
                    assertThat(guarded.header("Location")).doesNotContain(Connection.HOST);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noDetourLeadsAround() {
        return each("hostile", (container, detour, way) -> {
            for (String target : List.of("https://evil.example/", "//evil.example", "/\\evil.example")) {
                Connection.Response response = ask(enforcing.on(container), detour, way, target);
                boolean included = detour.equals("include");
                assertThat(response.status()).as(target).isEqualTo(included ? 200 : 400);
                assertThat(response.headers("Location")).isEmpty();
                if (included) {
                    assertThat(response.body()).as("the page around it").isEqualTo("[]");
                }
            }
        });
    }
}
