package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Explanation.Candidate;
import io.github.redirectfilter.Explanation.Other;
import io.github.redirectfilter.Explanation.Outcome;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.servlet.LogCapture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What explanations say, and that nothing comes of them. */
class ExplanationTest {
    private static final Instant NOW = Instant.parse("2026-12-10T12:00:00Z");

    private static RequestBuilder get(String path) {
        return RedirectRequest.builder("GET", "https://app.example" + path);
    }

    private static Redirects rules(String... lines) {
        return Rules.builder(lines)
                .clock(() -> NOW)
                .service(SystemLoad.class, () -> 0.5)
                .setting("health.db", "http://127.0.0.1:9/")
                .setting("signed-cookie.op", "0123456789abcdef0123456789abcdef")
                .atRest()
                .build();
    }

    @Test
    void tellsTheWholeStory() {
        Redirects redirects = rules(
                "/blog/{year}/{slug} /de/{slug} 302 country=DE cookie.beta=1",
                "/blog/{year:[0-9]+}/{slug} /articles/{slug}?y={year} 301 query=merge",
                "/blog/{*rest} /late",
                "//other.example/{*path} /x");

        assertThat(redirects.explain(get("/blog/2020/%e9a?utm=1")
                        .header("CF-IPCountry", "FR")
                        .build()))
                .hasToString("""
                        GET https://app.example/blog/2020/%e9a?utm=1
                        canonical path: /blog/2020/%E9a

                          1. /blog/{year}/{slug} /de/{slug} 302 country=DE cookie.beta=1
                             at                      test.rules:1:1
                             {year}                  "2020"
                             {slug}                  "%E9a"
                             country=DE              DOES NOT HOLD, seen: FR
                             cookie.beta=1           not asked, for one before it does not hold
                             => does not match: a condition does not hold
                          2. /blog/{year:[0-9]+}/{slug} /articles/{slug}?y={year} 301 query=merge
                             at                      test.rules:2:1
                             {year}                  "2020"
                             {slug}                  "%E9a"
                             target                  /articles/%E9a?y=2020
                             with the query          /articles/%E9a?y=2020&utm=1
                             guard                   allowed, it is the own origin
                             => decides

                        Had no turn, though they fit this URL or nearly do:
                           - /blog/{*rest} /late
                             at                      test.rules:3:1
                             because                 a rule in front decides
                           - //other.example/{*path} /x
                             at                      test.rules:4:1
                             because                 it is for another host than app.example

                        => 301 /articles/%E9a?y=2020&utm=1
                           Cache-Control: max-age=3600
                           Vary: CF-IPCountry
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/x           | method=POST                         | GET",
                "/x           | header.X-A=1                        | \"2\", \"3\"",
                "/x           | header.X-B                          | absent",
                "/x           | cookie.c=1                          | \"2\"",
                "/x           | cookie.d                            | absent",
                "/x           | query.q=1                           | \"7\"",
                "/x           | language=de                         | Accept-Language \"fr\", none that is offered",
                "/x           | country=DE                          | ??, which is unknown",
                "/x           | ip=10.0.0.0/8                       | 192.0.2.1",
                "/x           | user=bob                            | user alice",
                "/x           | role=admin                          | user alice",
                "/x           | time=2026-12-11T00:00:00Z/          | 2026-12-10T12:00:00Z",
                "/x           | share=0.5% by=cookie.c              | \"2\" is at 1.24%, the share is 0-0.5%",
                "/x           | share=20.5-30% by=cookie.d          | no key, so that the caller is outside",
                "/x           | share=100% by=cookie.c exclude=2    | \"2\" is excluded by name",
                "/x           | switch=maintenance                  | maintenance is off",
                "/x           | unhealthy=db                        | db is up",
                "/x           | overload=load>0.9                   | load 0.50",
                "/x           | overload=inflight>9                 | 0 in flight",
                "/x           | signed-cookie.op                    | absent",
                "/x           | signed-cookie.c                     | not signed with this secret, or over",
                "/x           | rate=1/minute                       | the caller is below it",
                "/x           | not.header.X-A                      | \"2\", \"3\""
            })
    void tellsWhatEachConditionSaw(String source, String conditions, String seen) {
        Redirects redirects = Rules.builder(source + " /y 302 " + conditions)
                .clock(() -> NOW)
                .service(SystemLoad.class, () -> 0.5)
                .setting("health.db", "http://127.0.0.1:9/")
                .setting("signed-cookie.op", "0123456789abcdef0123456789abcdef")
                .setting("signed-cookie.c", "0123456789abcdef0123456789abcdef")
                .atRest()
                .build();
        RedirectRequest request = get("/x?q=7")
                .header("X-A", "2")
                .header("X-A", "3")
                .header("Accept-Language", "fr")
                .cookie("c", "2")
                .remoteAddress("192.0.2.1")
                .user("alice")
                .build();
        Candidate candidate = redirects.explain(request).candidates().get(0);

        assertThat(candidate.outcome()).isEqualTo(Outcome.CONDITION);
        assertThat(candidate.conditions().get(0).seen()).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Old             | the path differs in upper and lower case (ignore=case would make it fit)",
                "/old/            | the path differs by the slash at its end (ignore=slash would make it fit)",
                "/OLD/            | the path differs in upper and lower case, and by the slash at its end (ignore=case,slash would make it fit)",
                "http://{host}/old | it is for http, and the request came by https",
                "//b.example/old  | it is for another host than app.example",
                "//app.example:8080/old | it is for another host than app.example, or another port than 443",
                "/old?id={id}     | its query does not fit ?a=b"
            })
    void tellsWhatANearMissMissesBy(String source, String why) {
        assertThat(rules(source + " /y query=drop", "/else /z")
                        .explain(get("/old?a=b").build())
                        .others())
                .containsExactly(new Other("test.rules:1", "test.rules:1:1", source + " /y query=drop", why));
    }

    @ParameterizedTest
    @CsvSource({"/Old,slash,/old/", "/Old/,slash,/old", "/old/,case,/OLD"})
    void aNearMissCountsWhatTheRuleIgnoresAnyway(String source, String ignored, String path) {
        assertThat(rules(source + " /y ignore=" + ignored)
                        .explain(get(path).build())
                        .others())
                .singleElement()
                .extracting(Other::why)
                .asString()
                .startsWith(
                        ignored.equals("slash") ? "the path differs in upper and" : "the path differs by the slash");
    }

    /** A rule of two literals and nothing else is kept as text, which has its own way of telling. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "//b.example/old   | it is for another host than app.example",
                "//app.example/old | a rule in front decides",
                "/OLD              | the path differs in upper and lower case (ignore=case would make it fit)",
                "/old/             | the path differs by the slash at its end (ignore=slash would make it fit)",
            })
    void tellsWhyARuleOfTwoLiteralsIsNotAsked(String source, String why) {
        Redirects.Builder builder = Redirects.builder();
        for (String from : List.of("/old", source)) {
            assertThat(builder.literal(Place.of("test.rules"), false, from, "/y", RedirectStatus.FOUND))
                    .isTrue();
        }

        assertThat(builder.build().explain(get("/old").build()).others())
                .singleElement()
                .extracting(Other::why)
                .isEqualTo(why);
    }

    @Test
    void tellsWhatTheGuardSays() {
        Redirects redirects = Rules.builder("/out {param:url} 302", "/far https://far.example/x 302")
                .allow(Allowlist.of("https://partner.example"))
                .build();

        assertThat(verdict(redirects, "/out?url=https://evil.example/")).isEqualTo("refused: off-site");
        assertThat(verdict(redirects, "/out?url=https://partner.example/")).isEqualTo("allowed, its origin is listed");
        assertThat(verdict(redirects, "/out?url=/page")).isEqualTo("allowed, it is the own origin");
        assertThat(verdict(redirects, "/far")).isEqualTo("allowed, its origin is written in the rule");
    }

    @Test
    void tellsWhyTheGuardAllowsAnotherOrigin() {
        Redirects redirects = Rules.builder(
                        "/out {param:url} 302",
                        "/same https://{host}:8443/x 302",
                        "//{sub}.old.example/a https://{sub}.new.example/a 302",
                        "//{sub}.old.example/b https://{sub}/b 302")
                .allow(Allowlist.of("https://partner.example"))
                .build();

        assertThat(verdict(redirects, "http://app.example/out?url=https://app.example/z"))
                .isEqualTo("allowed, it is https on the own host");
        assertThat(verdict(redirects, "/same")).isEqualTo("allowed, it is the host that was asked");
        assertThat(verdict(redirects, "https://shop.old.example/a"))
                .isEqualTo("allowed, its domain is written in the rule");
        assertThat(verdict(redirects, "https://shop.old.example/b")).isEqualTo("refused: off-site");
    }

    private static String verdict(Redirects redirects, String url) {
        RequestBuilder request = url.startsWith("/") ? get(url) : RedirectRequest.builder("GET", url);
        Explanation.Target target =
                redirects.explain(request.build()).candidates().get(0).target();
        return target == null ? "none" : target.verdict();
    }

    @Test
    void aRuleWithoutAValueIsPassedBy() {
        Explanation explanation = rules("/a {header:X-To} 302", "/a?v={v} /b/{v}/c", "/a /d")
                .explain(get("/a?v=..").build());

        assertThat(explanation.candidates())
                .extracting(Candidate::outcome)
                .containsExactly(Outcome.NO_TARGET, Outcome.UNSAFE_VALUE, Outcome.DECIDES);
        assertThat(rules("/a {header:X-To} 302").explain(get("/a").build()).candidates())
                .extracting(Candidate::outcome)
                .containsExactly(Outcome.NO_TARGET);
        assertThat(rules("/a?v={v} /b/{v}/c").explain(get("/a?v=..").build()).candidates())
                .extracting(Candidate::outcome)
                .containsExactly(Outcome.UNSAFE_VALUE);
    }

    @Test
    void whatTheRequestBringsIsMadeSafeToPrint() {
        Explanation explanation = rules("/x /y 302 header.X-A=1")
                .explain(get("/x").header("X-A", "\u001B[31m\r\nforged").build());

        assertThat(explanation.toString())
                .contains("\"\\u001B[31m\\u000D\\u000Aforged\"")
                .doesNotContain("\u001B");
    }

    @Test
    void whatTheRulesBringIsMadeSafeToPrint() {
        assertThat(rules("/x /y 302 header.X-A=\u001B[31m id=\u009B2J", "/X /y 302 header.X-A=\u001B[31m")
                        .explain(get("/x").build())
                        .toString())
                .contains(
                        "1. /x /y 302 header.X-A=\\u001B[31m id=\\u009B2J\n",
                        ", id \\u009B2J\n",
                        "- /X /y 302 header.X-A=\\u001B[31m")
                .doesNotContain("\u001B", "\u009B");
    }

    @Test
    void limitsAreNotCounted() {
        Redirects redirects = Rules.builder("~/a/(.*) /b/{1}").build();
        redirects.explain(get("/a/" + "x".repeat(5000)).build());

        assertThat(redirects.limitsExceeded()).isEmpty();
        redirects.decide(get("/a/" + "x".repeat(5000)).build());
        assertThat(redirects.limitsExceeded().values()).contains(1L);
    }

    @Test
    void namesTheLimitThatKeptAnExpressionFromRunning() {
        String path = "/a/" + "x".repeat(20);
        Redirects redirects = Rules.builder("~/a/(x+) /b", "~/(x*) /c", "/{*rest} - 410 header.no")
                .maxPath(10)
                .build();

        Explanation explanation = redirects.explain(get(path).build());

        assertThat(explanation.regexLimit()).isEqualTo("max-path");
        assertThat(explanation.toMap()).containsEntry("regexLimit", "max-path");
        assertThat(explanation).hasToString("""
                GET https://app.example/a/xxxxxxxxxxxxxxxxxxxx
                canonical path: /a/xxxxxxxxxxxxxxxxxxxx
                beyond max-path, so that not all regular expressions were run

                  1. /{*rest} - 410 header.no
                     at                      test.rules:3:1
                     {rest}                  "/a/xxxxxxxxxxxxxxxxxxxx"
                     header.no               DOES NOT HOLD, seen: absent
                     => does not match: a condition does not hold

                Had no turn, though they fit this URL or nearly do:
                   - ~/a/(x+) /b
                     at                      test.rules:1:1
                     because                 its expression was not run, for the path is longer than max-path

                => the request goes on to the application: no rule decides
                   added to its response:
                   Vary: no
                """);
    }

    @Test
    void saysThatNotAllSourcesWereCompared() {
        Redirects redirects =
                Rules.builder("~/a/(x+)y* /b", "~/a/(x+) /c").maxRegexSteps(200).build();

        assertThat(redirects.explain(get("/a/" + "x".repeat(60)).build()).toString())
                .contains(
                        "beyond max-regex-steps, so that not all regular expressions were run",
                        "No rule fits this URL, of those compared.",
                        "because                 its expression was not run, for those in front took all of max-regex-steps");
    }

    @Test
    void nothingComesOfIt() {
        List<Decision> told = new ArrayList<>();
        Redirects redirects = Rules.builder("/x - 429 rate=1/minute", "/s /t 302 share=50%")
                .listener((request, decision) -> told.add(decision))
                .build();
        for (int i = 0; i < 3; i++) {
            redirects.explain(get("/x").build());
            redirects.explain(get("/s").build());
        }

        assertThat(told).isEmpty();
        assertThat(redirects.decide(get("/x").build())).isInstanceOf(Decision.Pass.class);
        assertThat(redirects.decide(get("/x").build())).isInstanceOf(Decision.Respond.class);
    }

    @Test
    void theDecisionIsTheSameAsThatOfARequest() {
        Redirects redirects = rules("/x /y 302 header.X-A=1", "/x /z 308", "/p - 410", "/self /self");
        for (String path : List.of("/x", "/p", "/self", "/none")) {
            assertThat(redirects.explain(get(path).build()).decision())
                    .isEqualTo(redirects.decide(get(path).build()));
        }
    }

    @Test
    void aPreflightIsWhatItIs() {
        RedirectRequest preflight = RedirectRequest.builder("OPTIONS", "https://app.example/a")
                .header("Origin", "https://front.example")
                .header("Access-Control-Request-Method", "PUT")
                .build();

        assertThat(rules("/a /b").explain(preflight).toString())
                .endsWith(
                        "=> the request goes on to the application: a CORS preflight is never redirected, and no rule with cors="
                                + " answers it\n");
        assertThat(rules("/a /b").explain(preflight).toString()).doesNotContain("No rule fits this URL");
        assertThat(rules("/a /b", "/c /d cors=*").explain(preflight).candidates())
                .extracting(Candidate::outcome)
                .containsExactly(Outcome.DECIDES);
        assertThat(rules("/a /b cors=*").explain(preflight).decision()).isInstanceOf(Decision.Respond.class);
    }

    @Test
    void tellsWhatTrustedProxiesMakeOfIt() {
        Redirects redirects =
                Rules.builder("/x /y").trustedProxies("10.0.0.0/8").build();
        Explanation explanation = redirects.explain(RedirectRequest.builder("GET", "http://inside/x")
                .remoteAddress("10.0.0.1")
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "www.example.com")
                .build());

        assertThat(explanation.seenAs()).isEqualTo("GET https://www.example.com/x, from 192.0.2.7");
    }

    /** What nobody sent does not keep the log from telling of what somebody sends. */
    @Test
    void logsNothingOfProxiesThatContradictEachOther() {
        Redirects redirects =
                Rules.builder("/x /y").trustedProxies("10.0.0.0/8").build();
        RedirectRequest request = RedirectRequest.builder("GET", "http://inside/x")
                .remoteAddress("10.0.0.1")
                .header("X-Forwarded-For", "192.0.2.7")
                .header("Forwarded", "for=192.0.2.8")
                .build();
        try (LogCapture log = new LogCapture()) {
            redirects.explain(request);
            redirects.dryRun(request);
            assertThat(log.messages()).isEmpty();

            redirects.decide(request);
            assertThat(log.messages()).hasSize(1);
        }
    }
}
