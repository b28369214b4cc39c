package io.github.redirectfilter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code test} prints and how it ends, whole. */
class TestCommandTest {
    @TempDir
    private Path directory;

    private Run test(List<String> lines, String... options) throws IOException {
        String file = Files.write(directory.resolve("a.rules"), lines).toString();
        String[] all = new String[options.length + 2];
        all[0] = "test";
        all[1] = file;
        System.arraycopy(options, 0, all, 2, options.length);
        Run run = Run.of(all);
        return new Run(
                run.code(), run.out().replace(directory + "/", ""), run.err().replace(directory + "/", ""));
    }

    @Test
    void testsThatPassAreCounted() throws IOException {
        List<String> lines = List.of(
                "/old/{id}  /new/{id}  301  cookie.beta=1",
                "## test: GET /old/7?a=b [Cookie: beta=1] -> 301 /new/7?a=b",
                "## test: GET /old/7 -> pass",
                "/x  -  503  switch=closed",
                "## test: POST https://app.example/x while=switch.closed:on -> 503",
                "/office  /in  302  ip=192.0.2.0/24 role=staff",
                "## test: GET /office ip=192.0.2.7 user=bob:staff,admin -> 302",
                "## test: GET /shop/office context=/shop ip=192.0.2.7 user=bob:staff -> 302 /shop/in");

        assertThat(test(lines, "--fail-under=100"))
                .isEqualTo(new Run(0, "5 of 5 tests pass, 100% of the rules are covered\n", ""));
    }

    @Test
    void whatFailsAndWhatIsNotCoveredIsNamed() throws IOException {
        List<String> lines = List.of(
                "/old  /new  308",
                "/b  /c  307  id=second",
                "/d  /e",
                "## test: GET /old -> 301 /new",
                "## test: GET /z -> 410");

        assertThat(test(lines)).isEqualTo(new Run(1, """
                a.rules:4: GET /old -> 301 /new
                    was: 308 /new, by the rule a.rules:1

                a.rules:5: GET /z -> 410
                    was: pass

                not covered: second  /b /c 307 id=second
                not covered: a.rules:3  /d /e 307
                0 of 2 tests pass, 33% of the rules are covered
                """, ""));
    }

    @Test
    void noWayToWriteTheMarkIsTakenForAComment() throws IOException {
        for (String mark : List.of("##test:", "## Test:", "  ## TEST :")) {
            assertThat(test(List.of("/a /b", mark + " GET /a -> 301")).out())
                    .startsWith("a.rules:2: GET /a -> 301\n    was: 307 /b, by the rule a.rules:1\n");
        }
    }

    @Test
    void yamlHasThemBelowAKeyOrAsComments() throws IOException {
        Path file = Files.write(
                directory.resolve("a.yaml"),
                List.of(
                        "rules:",
                        "  - /old /new 308",
                        "  ## test: GET /old -> 301",
                        "tests:",
                        "  - GET /old -> 308 /new",
                        "  - 'GET /old [Cookie: a=b] -> pass'"));

        Run run = Run.of("test", file.toString());

        assertThat(run.out().replace(directory + "/", "")).isEqualTo("""
                a.yaml:3: GET /old -> 301
                    was: 308 /new, by the rule a.yaml:2

                a.yaml:6: GET /old [Cookie: a=b] -> pass
                    was: 308 /new, by the rule a.yaml:2

                1 of 3 tests pass, 100% of the rules are covered
                """);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void theSwitchesOfATestAreItsOwn() throws IOException {
        List<String> lines = List.of(
                "/x - 503 switch=closed",
                "## test: GET /x while=switch.closed:on while=switch.other:on -> 503",
                "## test: GET /x -> pass");

        assertThat(test(lines).err())
                .isEqualTo("a.rules:2: unknown control \"switch.other\"" + " (expected one of switch.closed)\n");
        assertThat(test(List.of(
                                "/x - 503 switch=closed",
                                "## test: GET /x while=switch.closed:on -> 503",
                                "## test: GET /x -> pass"))
                        .code())
                .isZero();
    }

    @Test
    void tooFewCoveredRulesEndWithOne() throws IOException {
        List<String> lines = List.of("/old /new", "/b /c", "## test: GET /old -> 307 /new");

        assertThat(test(lines, "--fail-under=50").code()).isZero();
        assertThat(test(lines, "--fail-under=51").code()).isEqualTo(1);
    }

    @Test
    void noTerminalSequenceOfAFileIsPrinted() throws IOException {
        List<String> lines = List.of(
                "/\u00e9  /new  308  id=\u001B[2Jx",
                "/b /c 308 cookie.x=\"\u009B1m\"",
                "## test: GET /\u00e9\u001B[8m -> 404");

        assertThat(test(lines)).isEqualTo(new Run(1, """
                a.rules:3: GET /\u00e9\\u001B[8m -> 404
                    was: pass

                not covered: \\u001B[2Jx  /\u00e9 /new 308 id=\\u001B[2Jx
                not covered: a.rules:2  /b /c 308 cookie.x=\\u009B1m
                0 of 1 tests pass, 0% of the rules are covered
                """, ""));
        assertThat(test(List.of("/a /b", "## test: \u001B[8m")).err())
                .startsWith("a.rules:2: \"\\u001B[8m\" is no test");
    }

    @Test
    void writesJson() throws IOException {
        assertThat(test(List.of("/old /new", "/b /c", "## test: GET /old -> 308"), "--json")
                        .out())
                .isEqualTo("""
                        {
                          "covered": 50,
                          "uncovered": [
                            "a.rules:2"
                          ],
                          "tests": [
                            {
                              "place": "a.rules:3",
                              "test": "GET /old -> 308",
                              "passes": false,
                              "actual": "307 /new"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void whatIsNoTestEndsWithTwo() throws IOException {
        String expected = " (expected for example GET /old?id=7 -> 301 /new/7)\n";
        assertThat(test(List.of("/a /b", "## test: GET /a 301")))
                .isEqualTo(new Run(2, "", "a.rules:2: \"GET /a 301\" is no test" + expected));
        assertThat(test(List.of("/a /b", "## test: GET /a port=1 -> 301")))
                .isEqualTo(new Run(2, "", "a.rules:2: \"port=1\" is nothing that a request has" + expected));
        assertThat(test(List.of("/a /b", "## test: GET /a while=switch.x:on -> 301")))
                .isEqualTo(new Run(2, "", "a.rules:2: unknown control \"switch.x\" (no rule has one)\n"));
        assertThat(test(List.of("/a /b", "## test: get /a -> 301", "## test:")))
                .isEqualTo(new Run(
                        2,
                        "",
                        "a.rules:2: \"get /a -> 301\" is no test" + expected + "a.rules:3: \"\" is no test"
                                + expected));
        assertThat(test(List.of("/a"), "--json")).isEqualTo(new Run(2, """
                {
                  "problems": [
                    {
                      "source": "a.rules",
                      "line": 1,
                      "column": 3,
                      "length": 1,
                      "message": "the rule has no target; write \\"/a /new\\", or \\"/a -\\" to let the request pass"
                    }
                  ]
                }
                """, ""));
        assertThat(test(List.of("/a")).err()).startsWith("1 problem in the redirect configuration\n");
    }

    @Test
    void aShareOfTheRulesIsOne() throws IOException {
        for (String share : List.of("-1", "101")) {
            assertThat(test(List.of("/a /b"), "--fail-under=" + share))
                    .isEqualTo(new Run(
                            2, "", "--fail-under \"" + share + "\" is no share of the rules (expected 0 to 100)\n"));
        }
    }

    @Test
    void ofManyRulesThatAreNotCoveredTheFirstAreNamed() throws IOException {
        List<String> lines =
                IntStream.range(0, 23).mapToObj(i -> "/a" + i + " /b").toList();

        Run run = test(lines);

        assertThat(run.out()).startsWith("not covered: a.rules:1  /a0 /b 307\n").endsWith("""
                        not covered: a.rules:20  /a19 /b 307
                        and 3 more are not covered; --json has them all
                        0 of 0 tests pass, 0% of the rules are covered
                        """);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aTestMayStandBehindItsRule() throws IOException {
        List<String> lines = List.of(
                "/old  /new  308  ## test: GET /old -> 308 /new",
                "/x  /y  302  cookie.a=\"b ## test: GET /x -> 200\" ## test: GET /x -> pass",
                "/z  /w  # ## test: GET /z -> 404");

        assertThat(test(lines)).isEqualTo(new Run(0, """
                        not covered: a.rules:2  /x /y 302 cookie.a="b ## test: GET /x -> 200"
                        not covered: a.rules:3  /z /w
                        2 of 2 tests pass, 33% of the rules are covered
                        """, ""));
    }
}
