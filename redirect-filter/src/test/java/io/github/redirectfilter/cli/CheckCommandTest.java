package io.github.redirectfilter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** What {@code check} prints and how it ends, whole. */
class CheckCommandTest {
    @TempDir
    private Path directory;

    private String file(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines)).toString();
    }

    private String named(Run run) {
        return run.out().replace(directory + "/", "");
    }

    @Test
    void cleanRulesEndWithZero() throws IOException {
        Run run = Run.of("check", "--strict", file("a.rules", "/old /new 308"), file("b.csv", "from,to", "/x,/y"));

        assertThat(run).isEqualTo(new Run(0, "nothing found in 2 rules\n", ""));
    }

    @Test
    void warningsCountIfAskedTo() throws IOException {
        String rules = file(
                "a.rules", "/shop/{*rest}  -     410", "/shop/{id}     /tea  308  query=drop accept=unused-capture");
        Run run = Run.of("check", rules);

        assertThat(named(run)).isEqualTo("""
                a.rules:2:1: warning [shadowed] /shop/{id} never has its turn: /shop/{*rest} at a.rules:1 takes all its requests
                    /shop/{id}     /tea  308  query=drop accept=unused-capture
                    ^^^^^^^^^^
                    why:  The first rule that matches wins, so that this one does nothing.
                    mend: Put it in front of the other, narrow the other, or delete this one.

                1 warning in 2 rules
                """);
        assertThat(run.code()).isZero();
        assertThat(Run.of("check", "--strict", rules).code()).isEqualTo(1);
    }

    @Test
    void aCertainLoopIsAnError() throws IOException {
        Run run = Run.of("check", file("a.yaml", "rules:", "  - {from: /a, to: /b}", "  - {from: /b, to: /a}"));

        assertThat(named(run)).isEqualTo("""
                a.yaml:2:20: error [loop] a loop: /a -> /b -> /a (/a at a.yaml:2, /b at a.yaml:3)
                      - {from: /a, to: /b}
                                       ^^
                    why:  Browsers give up after 20 redirects (Fetch standard) and show an error page of their own.
                    mend: Decide which address stays, and let no rule lead away from it; or put a rule with the target - for it in front.

                1 error in 2 rules
                """);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void problemsArePrintedAsTheFilterReportsThem() throws IOException {
        Run run = Run.of("check", file("a.rules", "/old /new 399", "/a /b accept=lopp"));

        assertThat(named(run)).isEqualTo("""
                2 problems in the redirect configuration

                a.rules:1:11: status "399" is not one a rule can send; write 307 for a move for now, 308 for a move for good (expected one of 301 moved, 302 found, 303 see-other, 307 temporary, 308 permanent, 404, 410, 451, 429, 503)
                    /old /new 399
                              ^^^

                a.rules:2:14: accept: unknown code "lopp"; did you mean "loop"? (expected one of chain, context, cors-origin, duplicate, expired, growing, https-without-proxies, loop, permanent-to-temporary, post-301, refused, regex-prefix, regex-template, review-due, self, shadowed, switch-first, unreachable, unused-allow, unused-capture)
                    /a /b accept=lopp
                                 ^^^^
                """);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void whatTheApplicationBringsMayBeMissing() throws IOException {
        Run run = Run.of(
                "check",
                "--strict",
                file(
                        "a.rules",
                        "country-database: /no/such/file.mmdb",
                        "health.orders: every=10s",
                        "/a /de/a 302 country=DE",
                        "/search /sorry 302 unhealthy=db",
                        "/order /later 302 unhealthy=orders"));

        assertThat(run).isEqualTo(new Run(0, "nothing found in 3 rules\n", ""));
    }

    @Test
    void aHealthCheckWithAnotherNameIsNotTakenForOneOfTheApplication() throws IOException {
        Run run = Run.of(
                "check", file("a.rules", "health.orders: http://127.0.0.1:1/", "/order /later 302 unhealthy=order"));

        assertThat(named(run))
                .contains("unknown health check \"order\"; did you mean \"orders\"? (expected one of orders)");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aDatabaseThatIsNoFileNameIsAProblem() throws IOException {
        Run run = Run.of("check", file("a.rules", "country-database: \"a\u0000b\"", "/a /b 302 country=DE"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("is no path of a file");
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        Run run = Run.of("check", directory.resolve("none.rules").toString());

        assertThat(named(run)).isEqualTo("""
                1 problem in the redirect configuration

                none.rules: "none.rules" is missing: there is no file none.rules
                """);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void ofManyOfAKindTheFirstAreShown() throws IOException {
        String lines =
                IntStream.range(0, 25).mapToObj(i -> "/a" + i + "/{id} /b 308").collect(Collectors.joining("\n"));
        String rules = file("a.rules", lines);

        assertThat(named(Run.of("check", rules)))
                .contains("a.rules:20:1: ")
                .doesNotContain("a.rules:21:1: ")
                .endsWith("""

                        and 5 more of [unused-capture]; --all prints them

                        25 warnings in 25 rules
                        """);
        assertThat(named(Run.of("check", "--all", rules))).contains("a.rules:25:1: ");
    }

    @Test
    void thePlantedMistakesAreAllThere() {
        Run run = Run.of("check", "--now", "2026-12-10T12:00:00Z", "src/test/resources/lint/planted.rules");

        assertThat(run.out()).endsWith("\n3 errors, 22 warnings, 2 notes in 41 rules\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void writesJson() throws IOException {
        Run run = Run.of("check", "--json", file("a.rules", "/a/{\u00E9x} /b", "/c/{id} /d 308"));
        assertThat(new ObjectMapper()
                        .readTree(run.out())
                        .at("/problems/0/message")
                        .asText())
                .startsWith("\"\u00E9x\" is no name for a capture");

        run = Run.of("check", "--json", file("a.rules", "/c/{id} /d 308"));
        assertThat(named(run)).isEqualTo("""
                {
                  "rules": 1,
                  "problems": [],
                  "findings": [
                    {
                      "code": "unused-capture",
                      "severity": "warning",
                      "source": "a.rules",
                      "line": 1,
                      "column": 1,
                      "length": 7,
                      "what": "the target has no place for {id}",
                      "why": "All its values lead to the same page, which is seldom meant where a value has a name.",
                      "mend": "Add {id} to the target, or begin the name with _ if it is meant: {_id}."
                    }
                  ]
                }
                """);
    }

    @Test
    void colorsTheSeverityOnATerminalAlone() throws IOException {
        String rules = file("a.rules", "/c/{id} /d 308");

        assertThat(Run.of(Ansi.ON, "check", rules).out()).contains(": \u001B[33mwarning [unused-capture]\u001B[0m the");
        assertThat(Run.of("check", rules).out()).doesNotContain("\u001B");
    }

    @Test
    void whatIsKnownOfTheApplicationCounts() throws IOException {
        String rules = file("a.rules", "//a.example/{*p} https://b.example/{p} 308");

        assertThat(Run.of("check", "--strict", rules).code()).isEqualTo(1);
        assertThat(Run.of("check", "--strict", "--context-path", "", rules).code())
                .isZero();
        assertThat(Run.of("check", "--now", "today", rules))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--now \"today\" is no time (expected date, time and zone, such as 2026-12-24T12:00:00Z)\n"));
    }

    @Test
    void aContextPathIsOne() {
        for (String path : List.of("shop", "/", "/shop/")) {
            assertThat(Run.of("check", "--context-path", path, "a.rules"))
                    .isEqualTo(new Run(
                            2, "", "context path \"" + path + "\" is none (expected for example /shop, or \"\")\n"));
        }
    }
}
