package io.github.redirectfilter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code explain} prints, whole. */
class ExplainCommandTest {
    @TempDir
    private Path directory;

    private Path rules;

    @BeforeEach
    void write() throws IOException {
        rules = Files.write(
                directory.resolve("a.rules"),
                List.of(
                        "/old/{id}  /beta/{id}  302  cookie.beta=1 role=tester",
                        "/old/{id}  -           503  switch=closed",
                        "/old/{id}  /new/{id}   308"));
    }

    private Run explain(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "explain";
        all[1] = rules.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Run run = Run.of(all);
        return new Run(run.code(), run.out().replace(directory + "/", ""), run.err());
    }

    @Test
    void tellsWhyARuleDidNotFire() {
        assertThat(explain("GET", "/old/7", "-H", "Cookie: a=1; beta=1", "--user", "bob:guest,writer"))
                .isEqualTo(new Run(0, """
                        GET https://localhost/old/7
                        canonical path: /old/7

                          1. /old/{id} /beta/{id} 302 cookie.beta=1 role=tester
                             at                      a.rules:1:1
                             {id}                    "7"
                             cookie.beta=1           holds, seen: "1"
                             role=tester             DOES NOT HOLD, seen: user bob
                             => does not match: a condition does not hold
                          2. /old/{id} - 503 switch=closed
                             at                      a.rules:2:1
                             {id}                    "7"
                             switch=closed           DOES NOT HOLD, seen: closed is off
                             => does not match: a condition does not hold
                          3. /old/{id} /new/{id} 308
                             at                      a.rules:3:1
                             {id}                    "7"
                             target                  /new/7
                             guard                   allowed, it is the own origin
                             => decides

                        => 308 /new/7
                           Cache-Control: no-store
                           Vary: Cookie
                        """, ""));
    }

    @Test
    void writesJson() {
        assertThat(explain("GET", "https://www.example.com/old/7", "--json", "--set", "switch.closed=on")
                        .out())
                .isEqualTo("""
                        {
                          "request": "GET https://www.example.com/old/7",
                          "path": "/old/7",
                          "candidates": [
                            {
                              "id": "a.rules:1",
                              "place": "a.rules:1:1",
                              "rule": "/old/{id} /beta/{id} 302 cookie.beta=1 role=tester",
                              "captures": {
                                "id": "7"
                              },
                              "conditions": [
                                {
                                  "condition": "cookie.beta=1",
                                  "holds": false,
                                  "seen": "absent"
                                },
                                {
                                  "condition": "role=tester"
                                }
                              ],
                              "outcome": "condition"
                            },
                            {
                              "id": "a.rules:2",
                              "place": "a.rules:2:1",
                              "rule": "/old/{id} - 503 switch=closed",
                              "captures": {
                                "id": "7"
                              },
                              "conditions": [
                                {
                                  "condition": "switch=closed",
                                  "holds": true,
                                  "seen": "closed is on"
                                }
                              ],
                              "outcome": "decides"
                            }
                          ],
                          "others": [
                            {
                              "id": "a.rules:3",
                              "place": "a.rules:3:1",
                              "rule": "/old/{id} /new/{id} 308",
                              "why": "a rule in front decides"
                            }
                          ],
                          "decision": {
                            "rule": "a.rules:2",
                            "status": 503,
                            "headers": {
                              "Cache-Control": "no-store",
                              "Vary": "Cookie",
                              "Retry-After": "60"
                            }
                          }
                        }
                        """);
    }

    @Test
    void mistakesAreToldAndEndWithTwo() throws IOException {
        assertThat(explain("GET", "example.com/old"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "\"example.com/old\" is not an absolute URL (expected something like"
                                + " https://example.com/path?query)\n"));
        assertThat(explain("GET", "/old", "-H", "X"))
                .isEqualTo(new Run(2, "", "\"X\" is no header (expected 'Name: value')\n"));
        assertThat(explain("GET", "/old", "--set", "switch.close=on"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--set: unknown control \"switch.close\"; did you mean \"switch.closed\"? (expected"
                                + " one of switch.closed)\n"));
        Files.write(rules, List.of("/old"));
        assertThat(explain("GET", "/old").err()).startsWith("1 problem in the redirect configuration\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get /a                           | \"get\" is no method (expected for example GET)",
                "GET http://a.example:99999/a     | port 99999 of \"http://a.example:99999/a\" is none (expected at"
                        + " most 65535)",
                "GET /a --ip nonsense             | \"nonsense\" is no IP address (expected for example 192.0.2.7 or"
                        + " 2001:db8::1)",
                "GET /a --context-path shop       | context path \"shop\" is none (expected for example /shop, or"
                        + " nothing)",
                "GET /a -H Host:b.example         | the header Host is taken from the URL (expected an absolute URL,"
                        + " such as https://b.example/path)"
            })
    void whatNoRequestHasIsRefused(String request, String message) throws IOException {
        String file = Files.write(directory.resolve("refused.rules"), List.of("/a /b"))
                .toString();

        assertThat(Run.of(("explain " + file + " " + request).split(" ", -1)))
                .isEqualTo(new Run(2, "", message + "\n"));
    }

    @Test
    void aRoleMayBeGivenTwice() throws IOException {
        String file = Files.write(directory.resolve("roles.rules"), List.of("/a /b role=admin"))
                .toString();

        assertThat(Run.of("explain", file, "GET", "/a", "--user", "ann:admin,admin")
                        .out())
                .contains("=> 307 /b");
    }
}
