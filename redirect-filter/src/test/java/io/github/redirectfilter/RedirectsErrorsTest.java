package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules with mistakes, and the whole report on each. */
class RedirectsErrorsTest {
    private static final String KEYS =
            "(expected one of accept, body, burst, by, cache, cookie.NAME, cors, country, experiment, header.NAME, healthy, id, ignore,"
                    + " ip, keep, language, method, overload, query, query.NAME, rate, retry-after, review, role, share,"
                    + " signed-cookie.NAME, strip, switch, time, unhealthy, user)";
    private static final String STATUSES = "(expected one of 301 moved, 302 found, 303 see-other, 307 temporary,"
            + " 308 permanent, 404, 410, 451, 429, 503)";
    private static final String LOOK_AROUND = "look-around can't run in linear time, so RE2 has none (put the exception"
            + " into a rule of its own in front, with the target -)";

    @Test
    void noTerminalSequenceOfALineGetsThrough() {
        assertThat(new Problem(
                        new Place("a\u007F.rules", 1, 8, "/\u00e9\t\u001B[2Jk\u0085=v # \u001B[8m"),
                        4,
                        "unknown key \"k\u0085\""))
                .hasToString("""
                        a\\u007F.rules:1:8: unknown key "k\\u0085"
                            /\u00e9\t\\u001B[2Jk\\u0085=v # \\u001B[8m
                              \t         ^^^^^^^^^
                        """.stripTrailing());
    }

    static String[] reports() {
        return new String[] {
            """
            :1:14: review "1.12.2026" is no date (expected for example review=2026-12-01)
                /a /b review=1.12.2026
                             ^^^^^^^^^
            """,
            """
            :1:7: "accept" needs a value (expected accept=...)
                /a /b accept
                      ^^^^^^
            """,
            """
            :1:7: unknown key "kolor" %KEYS%
                /a /b kolor=red
                      ^^^^^
            """,
            """
            :1:7: unknown key "qery"; did you mean "query"? %KEYS%
                /a /b qery=drop
                      ^^^^
            """,
            """
            :1:11: unknown key "retry"; did you mean "retry-after"? %KEYS%
                /a /b 307 retry=5
                          ^^^^^
            """,
            """
            :1:7: unknown key "coookie.x"; did you mean "cookie"? %KEYS%
                /a /b coookie.x=1
                      ^^^^^^^^^
            """,
            """
            :1:7: unknown key "not.weather.rain" %KEYS%
                /a /b not.weather.rain
                      ^^^^^^^^^^^^^^^^
            """,
            """
            :1:7: "by" has no condition here that reads it (expected one of rate, share in the same rule)
                /a /b by=ip
                      ^^
            """,
            """
            :1:6: "cors" is about an answer, and this rule lets the request pass (expected no cors=)
                /a - cors=*
                     ^^^^
            """,
            """
            :1:7: "cors" needs a value (expected cors=...)
                /a /b cors
                      ^^^^
            """,
            """
            :1:12: cors "*,credentials": browsers send no credentials to what is open to all (expected the origins in place of *)
                /a /b cors=*,credentials
                           ^^^^^^^^^^^^^
            """,
            """
            :1:7: the addresses are missing (expected for example ip=10.0.0.0/8,::1)
                /a /b ip
                      ^^
            """,
            """
            :1:7: the addresses are missing (expected for example ip=10.0.0.0/8,::1)
                /a /b ip.v4
                      ^^^^^
            """,
            """
            :1:10: "10.0.0.1/8" has bits behind its prefix (expected 10.0.0.0/8 for the block, or 10.0.0.1 for the address)
                /a /b ip=::1,10.0.0.1/8
                         ^^^^^^^^^^^^^^
            """,
            """
            :1:7: status 301 is kept by browsers for good, but a condition of this rule can change (expected 302)
                /a /b 301 ip=10.0.0.0/8
                      ^^^
            """,
            """
            :1:13: "by" needs a value (expected by=...)
                /a /b share by
                            ^^
            """,
            """
            :1:13: "experiment" needs a value (expected experiment=...)
                /a /b share experiment=
                            ^^^^^^^^^^
            """,
            """
            :1:18: key "cookie.x" stands twice (expected once; values are apart by commas)
                /a /b cookie.x=1 cookie.x=2
                                 ^^^^^^^^
            """,
            """
            :1:18: key "query" stands twice (expected once; values are apart by commas)
                /a /b query=drop query=merge
                                 ^^^^^
            """,
            """
            :1:7: "id" needs a value (expected id=...)
                /a /b id=
                      ^^
            """,
            """
            :1:7: "keep" needs a value (expected keep=...)
                /a /b keep
                      ^^^^
            """,
            """
            :1:8: unknown name {id} (expected one of scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)
                /a /b/{id}
                       ^^^
            """,
            """
            :1:22: unknown name {slg}; did you mean "slug"? (expected one of slug, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)
                GET /blog/{slug} /b/{slg} 301
                                     ^^^^
            """,
            """
            :1:1: a capture can't be named {host}, which stands for the request's own in targets (expected another name)
                /a/{host} /b
                ^^^^^^^^^
            """,
            """
            :1:1: a capture can't be named {port}, which stands for the request's own in targets (expected another name)
                ~/(?<port>.) /b
                ^^^^^^^^^^^^
            """,
            """
            :1:1: a capture can't be named {scheme}, which stands for the request's own in targets (expected another name)
                /a?x={scheme} /b
                ^^^^^^^^^^^^^
            """,
            """
            :1:4: a bare * has no meaning in a path (expected {name} for one segment, {*name} for all that follows, or %2A for a literal star)
                /a/* /b
                   ^
            """,
            """
            :1:28: {x} could reach into the host (expected a slash before it: "https://good.example/{x}")
                /a/{x} https://good.example{x}
                                           ^^^
            """,
            """
            :1:4: a target begins with /, //host, http://, https:// or {name} (did you mean "/new"?)
                /a new
                   ^^^
            """,
            """
            :1:2: regular expression: missing closing ) "/a(" (expected RE2 syntax)
                ~/a( /b
                 ^^^
            """,
            """
            :1:4: regular expression: invalid or unsupported Perl syntax "(?!"; %LOOK_AROUND%
                ~/a(?!b).* /b
                   ^^^^^^^
            """,
            """
            :1:7: regular expression: invalid escape sequence "\\1"; back-references can't run in linear time, so RE2 has none
                ~/(a)/\\1 /b
                      ^^
            """,
            """
            :1:16: regular expression: missing closing ) "(" (expected RE2 syntax)
                /a /b header.X=~(
                               ^^
            """,
            """
            :1:7: status "200" is not one a rule can send; to let the request through, write "-" as the target and no status %STATUSES%
                /a /b 200
                      ^^^
            """,
            """
            :1:6: status "305" is not one a rule can send; 305 and 306 are no longer in use; write 307 %STATUSES%
                /a - 305
                     ^^^
            """,
            """
            :1:7: status "999" is not one a rule can send; write 307 for a move for now, 308 for a move for good %STATUSES%
                /a /b 999
                      ^^^
            """,
            """
            :1:4: status 301 needs a target (expected a path or URL in place of "-", or no status to let the request pass)
                /a - 301
                   ^
            """,
            """
            :1:4: status 410 has no target (expected "-" in its place)
                /a /b 410
                   ^^
            """,
            """
            :1:7: status 301 is kept by browsers for good, but a condition of this rule can change (expected 302)
                /a /b 301 switch=sale
                      ^^^
            """,
            """
            :1:7: status 308 is kept by browsers for good, but a condition of this rule can change (expected 307)
                /a /b permanent not.switch=sale
                      ^^^^^^^^^
            """,
            """
            :1:7: "body" goes with 4xx and 5xx alone, a redirect has none (expected no body=)
                /a /b body=none
                      ^^^^
            """,
            """
            :1:6: "body" goes with 4xx and 5xx alone, a redirect has none (expected no body=)
                /a - body=none
                     ^^^^
            """,
            """
            :1:15: body "full" is unknown (expected none, or no body= for the application's error page)
                /a - 410 body=full
                              ^^^^
            """,
            """
            :1:7: "retry-after" goes with 429 and 503 alone (expected one of these as status)
                /a /b retry-after=5
                      ^^^^^^^^^^^
            """,
            """
            :1:10: "retry-after" goes with 429 and 503 alone (expected one of these as status)
                /a - 410 retry-after=5
                         ^^^^^^^^^^^
            """,
            """
            :1:22: retry-after "soon" is no number of seconds (expected for example retry-after=300)
                /a - 503 retry-after=soon
                                     ^^^^
            """,
            """
            :1:6: "query" is about a target, and this rule has none (expected no query=)
                /a - query=drop
                     ^^^^^
            """,
            """
            :1:10: "strip" is about a target, and this rule has none (expected no strip=)
                /a - 410 strip=a
                         ^^^^^
            """,
            """
            :1:18: query=drop carries nothing, so "keep" has nothing to choose from (expected one of the two)
                /a /b query=drop keep=a
                                 ^^^^
            """,
            """
            :1:13: query policy "none" is unknown (expected one of merge, override, append, drop)
                /a /b query=none
                            ^^^^
            """,
            """
            :1:12: "a*b" is no name of a parameter (expected a, or utm_* for all that begin so)
                /a /b keep=a*b
                           ^^^
            """,
            """
            :1:13: Cache-Control "1h" has an unknown directive "1h" (expected for example "public, max-age=300", "no-store", or none)
                /a /b cache=1h
                            ^^
            """,
            """
            :1:17: browsers keep a 301 without end unless its age is bounded (expected cache="max-age=3600" or cache=no-store)
                /a /b 301 cache=none
                                ^^^^
            """,
            """
            :1:17: browsers keep a 410 without end unless its age is bounded (expected cache="max-age=3600" or cache=no-store)
                /a - 410 cache="private, no-cache"
                                ^^^^^^^^^^^^^^^^^
            """,
            """
            :1:6: "cache" is about an answer, and this rule lets the request pass (expected no cache=)
                /a - cache=no-store
                     ^^^^^
            """,
            """
            :1:14: ignore "cases" is unknown (expected case, slash, or case,slash; none to ignore nothing)
                /a /b ignore=cases
                             ^^^^^
            """,
            """
            :1:7: the name is missing (expected header.NAME, header.NAME=a,b or header.NAME=~regex)
                /a /b header
                      ^^^^^^
            """,
            """
            :1:17: the name is missing (expected query.NAME, query.NAME=a,b or query.NAME=~regex)
                /a /b not.query=drop
                                ^^^^
            """,
            """
            :1:7: "X@Y" is no header name (expected letters, digits and dashes)
                /a /b header.X@Y
                      ^^^^^^^^^^
            """,
            """
            :1:16: "header.NAME=" has no value (expected one, or the key alone)
                /a /b header.X=
                               ^
            """,
            """
            :1:14: method "get" is not written in capitals (expected for example GET or POST,PUT)
                /a /b method=get
                             ^^^
            """,
            """
            :1:1: the methods stand twice, in front and as method= (expected one of them)
                GET /a /b method=POST
                ^^^
            """,
        };
    }

    @ParameterizedTest
    @MethodSource("reports")
    void namesPlaceTextAndMend(String report) {
        String expected = filled(report);
        String line = report.lines().toList().get(1).strip();

        assertThat(failure(line)).hasMessage("1 problem in the redirect configuration\n\ntest.rules" + expected);
    }

    @Test
    void anIdIsTakenOnce() {
        assertThat(failure("/a /b id=x", "/c /d", "/e /f 307 id=x")).hasMessage("""
                        1 problem in the redirect configuration

                        test.rules:3:14: id "x" is taken by the rule at test.rules:1:1 (expected another id)
                            /e /f 307 id=x
                                         ^
                        """);
    }

    @Test
    void allProblemsOfAllRulesAreReportedAtOnce() {
        assertThat(failure("/a/* /b 200 kolor=red", "/c /d", "/e new 301 switch=sale id=", "POST ~/( - 503 body=all"))
                .hasMessage(filled("""
                        8 problems in the redirect configuration

                        test.rules:1:4: a bare * has no meaning in a path (expected {name} for one segment, {*name} for all that follows, or %2A for a literal star)
                            /a/* /b 200 kolor=red
                               ^

                        test.rules:1:9: status "200" is not one a rule can send; to let the request through, write "-" as the target and no status %STATUSES%
                            /a/* /b 200 kolor=red
                                    ^^^

                        test.rules:1:13: unknown key "kolor" %KEYS%
                            /a/* /b 200 kolor=red
                                        ^^^^^

                        test.rules:3:4: a target begins with /, //host, http://, https:// or {name} (did you mean "/new"?)
                            /e new 301 switch=sale id=
                               ^^^

                        test.rules:3:8: status 301 is kept by browsers for good, but a condition of this rule can change (expected 302)
                            /e new 301 switch=sale id=
                                   ^^^

                        test.rules:3:24: "id" needs a value (expected id=...)
                            /e new 301 switch=sale id=
                                                   ^^

                        test.rules:4:7: regular expression: missing closing ) "/(" (expected RE2 syntax)
                            POST ~/( - 503 body=all
                                  ^^

                        test.rules:4:21: body "all" is unknown (expected none, or no body= for the application's error page)
                            POST ~/( - 503 body=all
                                                ^^^
                        """));
    }

    @Test
    void problemsThatAReaderFoundAreReportedWithTheOthers() {
        Redirects.Builder builder = Rules.builder("/a /b 200")
                .problem(new Problem(new Place("a.yaml", 2, 0, null), 1, "not a list"))
                .problem(new Problem(Place.of("init-param rules"), 1, "is empty"));

        RedirectConfigurationException error =
                catchThrowableOfType(RedirectConfigurationException.class, builder::build);

        assertThat(error).hasMessage(filled("""
                        3 problems in the redirect configuration

                        a.yaml:2: not a list

                        init-param rules: is empty

                        test.rules:1:7: status "200" is not one a rule can send; to let the request through, write "-" as the target and no status %STATUSES%
                            /a /b 200
                                  ^^^
                        """));
        assertThat(error.problems()).extracting(Problem::message).startsWith("not a list", "is empty");
    }

    @Test
    void rulesThatWereNotReadFromALineShowTheirOwn() {
        RedirectRule rule = RedirectRule.from("/a b/{x}")
                .source("MyBean")
                .to("/b/{y}")
                .status(RedirectStatus.FOUND)
                .option("cache", "one hour")
                .build();

        assertThat(catchThrowableOfType(
                        RedirectConfigurationException.class,
                        () -> Redirects.builder().rule(rule).build()))
                .hasMessage("""
                        2 problems in the redirect configuration

                        MyBean: unknown name {y} (expected one of x, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)
                            "/a b/{x}" /b/{y} 302 cache="one hour"
                                           ^^

                        MyBean: Cache-Control "one hour" has an unknown directive "one hour" (expected for example "public, max-age=300", "no-store", or none)
                            "/a b/{x}" /b/{y} 302 cache="one hour"
                                                         ^^^^^^^^
                        """);
    }

    @Test
    void aTabKeepsTheCaretInItsColumn() {
        Problem problem = new Problem(new Place("r", 1, 5, "/a\t/b\u00e9"), 9, "wrong");

        assertThat(problem).hasToString("r:1:5: wrong\n    /a\t/b\u00e9\n      \t ^^");
    }

    private static String filled(String report) {
        return report.replace("%KEYS%", KEYS).replace("%STATUSES%", STATUSES).replace("%LOOK_AROUND%", LOOK_AROUND);
    }

    /** Built with one kind of condition that can change, and one that reads options of its own. */
    private static RedirectConfigurationException failure(String... lines) {
        ConditionFactory share = new ConditionFactory() {
            @Override
            public String kind() {
                return "share";
            }

            @Override
            public Set<String> options() {
                return Set.of("by", "experiment");
            }

            @Override
            public Condition create(Spec spec) {
                return (request, effects) -> List.of("ip").contains(spec.option("by"));
            }
        };
        Redirects.Builder builder = Rules.builder(lines)
                .conditionFactory(OwnConditionsTest.factory("switch", (request, effects) -> true))
                .conditionFactory(share);
        return catchThrowableOfType(RedirectConfigurationException.class, builder::build);
    }
}
