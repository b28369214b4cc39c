package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.redirectfilter.Redirects;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final RecordingSink sink = new RecordingSink();
    private final Settings settings = new Settings(
            Redirects.builder(), new Variables(Map.of("HOST", "a.example", "EMPTY", "", "BAD", "maybe")::get), sink);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allow: https://a.example, https://*.example.com https://host:8443",
                "origin: https://www.example.com",
                "refused: 400",
                "refused: pass",
                "refused: /home",
                "context-relative: false",
                "trust-literal-targets: true",
                "ignore: case,slash",
                "trusted-proxies: 10.0.0.0/8, 2001:db8::/32 ::1",
                "trusted-proxies: ${MISSING:127.0.0.1}",
                "cors: *",
                "cors: none",
                "cors: https://a.example, https://*.b.example credentials",
                "attribution: true",
                "console: /admin/redirects\nconsole-role: admin, operator",
                "console: /admin.d/~redirects\nconsole-ip: 10.0.0.0/8,127.0.0.1 ::1",
                "dispatch: REQUEST FORWARD, ERROR ASYNC",
                "guard: report",
                "guard: enforce",
                "allow: https://${HOST} ${EMPTY}",
                "allow: https://${MISSING:b.example}",
                "origin: https://${MISSING:b}.${MISSING:example}",
            })
    void takesKnownSettings(String line) {
        beside(line);
        settings.finish();

        assertThat(sink.report()).isEmpty();
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments("orgin: https://a.example", """
                        test.rules:1:1: unknown setting "orgin"; did you mean "origin"? (expected one of rules, rules-file, \
                        allow, origin, guard, refused, context-relative, trust-literal-targets, trusted-proxies, cors, ignore, dispatch, attribution, console, console-role, console-ip, accept, reload, max-path, max-regex-steps, max-capture, max-target, max-conditions, country-database, country-header, health.NAME, languages, max-rate-keys, signed-cookie.NAME, switch.NAME)
                            orgin: https://a.example
                            ^^^^^
                        """),
                arguments("colour: red", """
                        test.rules:1:1: unknown setting "colour" (expected one of rules, rules-file, allow, origin, guard, refused, \
                        context-relative, trust-literal-targets, trusted-proxies, cors, ignore, dispatch, attribution, console, console-role, console-ip, accept, reload, max-path, max-regex-steps, max-capture, max-target, max-conditions, country-database, country-header, health.NAME, languages, max-rate-keys, signed-cookie.NAME, switch.NAME)
                            colour: red
                            ^^^^^^
                        """),
                arguments("origin: https://a.example\norigin: https://b.example", """
                        test.rules:2:1: setting "origin" is given twice, here and at test.rules:1:1
                            origin: https://b.example
                            ^^^^^^
                        """),
                arguments("refused: # later", """
                        test.rules:1:9: setting "refused" has no value
                            refused: # later
                                    ^
                        """),
                arguments("attribution: yes", """
                        test.rules:1:14: "yes" is no switch (expected one of true, false)
                            attribution: yes
                                         ^^^
                        """),
                arguments("context-relative: \"True\"", """
                        test.rules:1:20: "True" is no switch (expected one of true, false)
                            context-relative: "True"
                                               ^^^^
                        """),
                arguments("dispatch: REQUEST forward, FOO", """
                        test.rules:1:19: unknown dispatch "forward"; did you mean "FORWARD"? (expected one of REQUEST, FORWARD, \
                        ERROR, ASYNC)
                            dispatch: REQUEST forward, FOO
                                              ^^^^^^^
                        test.rules:1:28: unknown dispatch "FOO" (expected one of REQUEST, FORWARD, ERROR, ASYNC)
                            dispatch: REQUEST forward, FOO
                                                       ^^^
                        """),
                arguments("trusted-proxies: 10.0.0.1/8, proxy.internal ::1", """
                        test.rules:1:18: "10.0.0.1/8" has bits behind its prefix (expected 10.0.0.0/8 for the block, or 10.0.0.1 \
                        for the address)
                            trusted-proxies: 10.0.0.1/8, proxy.internal ::1
                                             ^^^^^^^^^^
                        test.rules:1:30: "proxy.internal" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or \
                        2001:db8::/32; names are not looked up)
                            trusted-proxies: 10.0.0.1/8, proxy.internal ::1
                                                         ^^^^^^^^^^^^^^
                        """),
                arguments("trusted-proxies: 10.0.0.1\ntrusted-proxies: 10.0.0.2", """
                        test.rules:2:1: setting "trusted-proxies" is given twice, here and at test.rules:1:1
                            trusted-proxies: 10.0.0.2
                            ^^^^^^^^^^^^^^^
                        """),
                arguments("console: admin", """
                        test.rules:1:10: console "admin" is no path for the page (expected one like /admin/redirects, of \
                        letters, digits and - . _ ~)
                            console: admin
                                     ^^^^^
                        """),
                arguments("console-role: admin\nconsole: /a/../b", """
                        test.rules:2:10: console "/a/../b" is no path for the page (expected one like /admin/redirects, of \
                        letters, digits and - . _ ~)
                            console: /a/../b
                                     ^^^^^^^
                        """),
                arguments("console: /admin/redirects", """
                        test.rules:1:10: console /admin/redirects lets nobody in, for nothing says who may see it (expected \
                        beside it console-role: admin, or console-ip: 127.0.0.1)
                            console: /admin/redirects
                                     ^^^^^^^^^^^^^^^^
                        """),
                arguments("console-role: admin", """
                        test.rules:1:15: who may see the console is said, but not where it is (expected beside it console: \
                        /admin/redirects)
                            console-role: admin
                                          ^^^^^
                        """),
                arguments("console: /c\nconsole-ip: 10.0.0.1/8, 0.0.0.0/0 ::/0 office", """
                        test.rules:2:13: "10.0.0.1/8" has bits behind its prefix (expected 10.0.0.0/8 for the block, or \
                        10.0.0.1 for the address)
                            console-ip: 10.0.0.1/8, 0.0.0.0/0 ::/0 office
                                        ^^^^^^^^^^
                        test.rules:2:25: console-ip "0.0.0.0/0" lets everybody in (expected the addresses of those who may \
                        see the page)
                            console-ip: 10.0.0.1/8, 0.0.0.0/0 ::/0 office
                                                    ^^^^^^^^^
                        test.rules:2:35: console-ip "::/0" lets everybody in (expected the addresses of those who may see \
                        the page)
                            console-ip: 10.0.0.1/8, 0.0.0.0/0 ::/0 office
                                                              ^^^^
                        test.rules:2:40: "office" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or \
                        2001:db8::/32; names are not looked up)
                            console-ip: 10.0.0.1/8, 0.0.0.0/0 ::/0 office
                                                                   ^^^^^^
                        """),
                arguments("cors: * credentials", """
                        test.rules:1:7: cors "* credentials": browsers send no credentials to what is open to all (expected the \
                        origins in place of *)
                            cors: * credentials
                                  ^^^^^^^^^^^^^
                        """),
                arguments("rules-file: /WEB-INF/more.rules", """
                        test.rules:1:1: setting "rules-file" can't stand in a rules file; it is for init-params
                            rules-file: /WEB-INF/more.rules
                            ^^^^^^^^^^
                        """),
                arguments("origin: https://${NOBODY}/${ALSO}", """
                        test.rules:1:17: ${NOBODY} is neither a system property nor an environment variable; set it, or write \
                        a default: ${NOBODY:default}
                            origin: https://${NOBODY}/${ALSO}
                                            ^^^^^^^^^
                        test.rules:1:27: ${ALSO} is neither a system property nor an environment variable; set it, or write \
                        a default: ${ALSO:default}
                            origin: https://${NOBODY}/${ALSO}
                                                      ^^^^^^^
                        """),
                arguments("origin: https://${HOST", """
                        test.rules:1:17: "${" is not closed (expected ${NAME:default})
                            origin: https://${HOST
                                            ^^^^^^
                        """),
                arguments("origin: ${:x}", """
                        test.rules:1:9: a variable has no name (expected ${NAME:default})
                            origin: ${:x}
                                    ^^^^^
                        """),
                arguments("attribution: ${BAD}", """
                        test.rules:1:14: "maybe" is no switch (expected one of true, false)
                            attribution: ${BAD}
                                         ^^^^^
                        """));
    }

    @ParameterizedTest
    @MethodSource
    void problems(String lines, String report) {
        beside(lines);
        settings.finish();

        assertThat(sink.report()).isEqualTo(report);
    }

    @Test
    void reportsEveryWrongEntryOfAnAllowlist() {
        beside("allow: * https://a.example, https://u@b.example");

        assertThat(sink.problems)
                .extracting(problem -> problem.place() + " " + problem.length())
                .containsExactly("test.rules:1:8 1", "test.rules:1:29 19");
        assertThat(sink.problems).noneMatch(problem -> problem.message().equals("null"));
    }

    @Test
    void whatTheBuilderRefusesIsShownAtItsPlace() {
        beside("origin: ftp://a.example");

        assertThat(sink.problems).singleElement().satisfies(problem -> {
            assertThat(problem.place()).hasToString("test.rules:1:9");
            assertThat(problem.length()).isEqualTo("ftp://a.example".length());
        });
    }

    @Test
    void allowlistsAddUpAndEverythingElseIsGivenOnce() {
        beside("allow: https://a.example\nallow: https://b.example\nattribution: true\nattribution: true");

        assertThat(sink.problems)
                .singleElement()
                .extracting(problem -> problem.place().line())
                .isEqualTo(4);
    }

    @Test
    void aListOverSeveralLinesIsShownLineByLine() {
        settings.add(parameter("dispatch", "\n    REQUEST\n    FORWRD\n  "));

        assertThat(sink.report()).isEqualTo("""
                init-param dispatch:3:5: unknown dispatch "FORWRD"; did you mean "FORWARD"? (expected one of REQUEST, FORWARD, \
                ERROR, ASYNC)
                        FORWRD
                        ^^^^^^
                """);
    }

    @Test
    void whiteSpaceAroundAParameterDoesNotCount() {
        settings.add(parameter("attribution", "\n  true\n  "));
        settings.add(parameter("refused", " pass "));
        settings.add(parameter("context-relative", " of "));

        assertThat(sink.report()).isEqualTo("""
                init-param context-relative: "of" is no switch (expected one of true, false)
                     of\s
                     ^^
                """);
    }

    @Test
    void locationsComeFromParametersAlone() {
        settings.add(parameter("rules", "/a ${b}"));
        settings.add(parameter("rules-file", "/WEB-INF/a.rules,classpath:b.yaml\n  file:${MISSING:/etc}/c.rules"));

        assertThat(sink.report()).isEmpty();
        assertThat(settings.rules()).isNotNull().extracting(Located::text).isEqualTo("/a ${b}");
        assertThat(settings.ruleFiles())
                .extracting(Located::text)
                .containsExactly("/WEB-INF/a.rules", "classpath:b.yaml", "file:/etc/c.rules");
        assertThat(settings.namesRuleFiles()).isTrue();
    }

    @Test
    void dispatchIsRequestUnlessSet() {
        assertThat(settings.dispatch()).containsExactly("REQUEST");

        beside("dispatch: FORWARD, ASYNC");

        assertThat(settings.dispatch()).containsExactly("FORWARD", "ASYNC");
    }

    private void beside(String lines) {
        RecordingSink read = RecordingSink.ofLines(lines);
        assertThat(read.report()).isEmpty();
        read.settings.forEach(settings::addBesideRules);
    }

    private static Setting parameter(String name, String value) {
        return new Setting(Located.whole("init-param " + name, name), Located.whole("init-param " + name, value));
    }
}
