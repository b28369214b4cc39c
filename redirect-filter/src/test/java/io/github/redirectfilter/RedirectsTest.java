package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {
    private static final Logger LOG = Logger.getLogger("io.github.redirectfilter");

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a        | '307 /first'
            /b        | '307 /second/b'
            /c        | '307 /second/c'
            /x/health | 'pass exempt'
            /x/y      | '307 /below/y'
            /none/y   | 'pass no-rule'
            """)
    void theFirstRuleThatMatchesInTheOrderWrittenWins(String path, String decision) {
        Redirects redirects = Rules.of(
                "/a /first",
                "/{x} /second/{x}",
                "/c /never",
                "/x/health -",
                "/x/{*rest} /below/{rest}",
                "~/x/.* /never");

        assertThat(decide(redirects, "GET", "http://site.example" + path)).isEqualTo(decision);
        assertThat(redirects.size()).isEqualTo(6);
    }

    @Test
    void aRuleWhoseConditionsOrValuesFailLeavesTheRequestToTheNext() {
        Redirects redirects = Rules.of(
                "POST /{x} /posted",
                "/{x} /beta header.X-Beta",
                "/{x} /{header:X-Place}/y",
                "/{x} /{header:X-Absent}",
                "/{x} /last");

        assertThat(decide(redirects, get("/a").header("X-Place", ".."))).isEqualTo("307 /last");
        assertThat(decide(redirects, get("/a").header("X-Place", "p"))).isEqualTo("307 /p/y");
        assertThat(decide(redirects, get("/a").header("X-Beta", "1"))).isEqualTo("307 /beta");
        assertThat(decide(redirects, "POST", "http://site.example/a")).isEqualTo("307 /posted");
    }

    @Test
    void listenersLearnOfEveryDecisionButOfAMissAndOfASkippedRule() {
        List<String> heard = new ArrayList<>();
        Redirects redirects = Rules.builder("/a/{header:X} /{header:X}/b id=one", "/a/{x} /c id=two", "/d - id=three")
                .listener((request, decision) -> heard.add(decision.rule() + ": " + Rules.show(decision)))
                .listener((request, decision) -> {
                    throw new IllegalStateException("must not matter");
                })
                .build();

        assertThat(decide(redirects, get("/miss"))).isEqualTo("pass no-rule");
        assertThat(heard).isEmpty();
        assertThat(decide(redirects, get("/d"))).isEqualTo("pass exempt");
        assertThat(heard).containsExactly("three: pass exempt");
    }

    @Test
    void theLastRefusedTargetsAreKept() {
        Instant now = Instant.parse("2026-12-10T12:00:00Z");
        Redirects redirects =
                Rules.builder("/out {param:u} 302").clock(() -> now).build();
        for (int i = 0; i < 25; i++) {
            decide(redirects, RedirectRequest.builder("GET", "https://app.example/out?u=//evil" + i + ".example"));
        }

        assertThat(redirects.recentRefusals())
                .hasSize(20)
                .startsWith(new RefusedTarget(now, "off-site", "//evil24.example", "rule test.rules:1"));
        assertThat(redirects.recentRefusals().get(19).target()).isEqualTo("//evil5.example");
    }

    @Test
    void aValueThatDoesNotFitIsCountedAndTheNextRuleIsAsked() {
        List<String> heard = new ArrayList<>();
        Redirects redirects = Rules.builder("/a /{header:X}/b id=one", "/a /c id=two")
                .listener((request, decision) -> heard.add(decision.rule() + ": " + Rules.show(decision)))
                .build();

        assertThat(decide(redirects, get("/a").header("X", ".."))).isEqualTo("307 /c");
        assertThat(heard).containsExactly("one: refused dot-segment, pass refused", "two: 307 /c");
        assertThat(redirects.refusals()).containsEntry("dot-segment", 1L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | '/a /a'                     | /a      | 'pass self'
            POST | '/a /a'                     | /a      | 'pass self'
            GET  | '/a /a'                     | /a?x=1  | 'pass self'
            GET  | '/a /a#top'                 | /a      | 'pass self'
            GET  | '/a /a?x=1'                 | /a?x=1  | 'pass self'
            GET  | '/a /a?x=1'                 | /a      | '307 /a?x=1'
            GET  | '/a /A'                     | /a      | '307 /A'
            GET  | '/a /a/'                    | /a      | '307 /a/'
            GET  | '/a http://site.example/a'  | /a      | 'pass self'
            GET  | '/a https://site.example/a' | /a      | '307 https://site.example/a'
            GET  | '/{*p} /{p}'                | /a/b    | 'pass self'
            GET  | '/{*p} /{p}'                | /a%20b  | 'pass self'
            GET  | '/{*p} /{p}'                | /a%5eb  | '307 /a%5Eb'
            GET  | '/{*p} /{p}'                | /a;v=1  | '307 /a'
            GET  | '/{*p} /{p}'                | //a     | '307 /a'
            GET  | '/a /a query=drop'          | /a?x=1  | '307 /a'
            GET  | '/a /a 301'                 | /a      | 'pass self'
            GET  | '/a /a 303'                 | /a      | 'pass self'
            HEAD | '/a /a 303'                 | /a      | 'pass self'
            POST | '/a /a 303'                 | /a      | '303 /a'
            PUT  | '/a /a 303'                 | /a      | '303 /a'
            POST | '/a /a 301'                 | /a      | '301 /a'
            POST | '/a /a 302'                 | /a      | '302 /a'
            PUT  | '/a /a 302'                 | /a      | 'pass self'
            POST | '/a /a 307'                 | /a      | 'pass self'
            POST | '/a /a 308'                 | /a      | 'pass self'
            GET  | '/a {param:n}'              | /a?n=   | 'pass no-rule'
            GET  | '/a {param:n}'              | /a?n=/a | '307 /a'
            """)
    void aRedirectToTheRequestsOwnUrlPassesUnlessTheClientComesBackWithGet(
            String method, String rule, String path, String decision) {
        assertThat(decide(Rules.of(rule), method, "http://site.example" + path)).isEqualTo(decision);
    }

    @Test
    void aRedirectToItselfEndsMatching() {
        Redirects redirects = Rules.of("/a /a id=self", "/a /b");

        Decision decision = redirects.decide(get("/a").build());

        assertThat(Rules.show(decision)).isEqualTo("pass self");
        assertThat(decision.rule()).isEqualTo("self");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPTIONS | both   | 'pass preflight'
            OPTIONS | origin | '307 /b'
            OPTIONS | method | '307 /b'
            OPTIONS | none   | '307 /b'
            GET     | both   | '307 /b'
            options | both   | '307 /b'
            """)
    void aPreflightIsNeverRedirected(String method, String headers, String decision) {
        RequestBuilder request = RedirectRequest.builder(method, "http://site.example/a");
        if (headers.equals("both") || headers.equals("origin")) {
            request.header("Origin", "https://other.example");
        }
        if (headers.equals("both") || headers.equals("method")) {
            request.header("Access-Control-Request-Method", "POST");
        }

        assertThat(decide(Rules.of("/a /b"), request)).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https | 'http://{host}/{*p} https://{host}/{p}'      | http://site.example/a  | 'pass https-behind-proxy'
            HTTPS | 'http://{host}/{*p} https://{host}/{p}'      | http://site.example/a  | 'pass https-behind-proxy'
            https | '/{*p} https://site.example/{p}'             | http://site.example/a  | 'pass https-behind-proxy'
            https | '/{*p} https://site.example/b'               | http://site.example/a  | 'pass https-behind-proxy'
            http  | 'http://{host}/{*p} https://{host}/{p}'      | http://site.example/a  | '307 https://site.example/a'
            ''    | 'http://{host}/{*p} https://{host}/{p}'      | http://site.example/a  | '307 https://site.example/a'
            https | 'http://{host}/{*p} https://www.example/{p}' | http://site.example/a  | '307 https://www.example/a'
            https | '//{host}/{*p} https://{host}/x'             | https://site.example/a | '307 /x'
            https | '/{*p} /x'                                   | http://site.example/a  | '307 /x'
            """)
    void aRedirectToHttpsThatWouldLoopBehindATlsTerminatorPasses(
            String proto, String rule, String url, String decision) {
        RequestBuilder request = RedirectRequest.builder("GET", url);
        if (!proto.isEmpty()) {
            request.header("X-Forwarded-Proto", proto);
        }

        assertThat(decide(Rules.of(rule), request)).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400     | https://evil.example/ | 'refused off-site, 400'
            400     | /\\evil               | 'refused backslash, 400'
            400     | javascript:alert(1)   | 'refused scheme, 400'
            400     | /ok                   | '302 /ok'
            /       | https://evil.example/ | 'refused off-site, 302 /shop/'
            /home?x | https://evil.example/ | 'refused off-site, 302 /shop/home?x'
            /out    | https://evil.example/ | 'refused off-site, 302 /shop/out'
            pass    | https://evil.example/ | 'refused off-site, pass refused'
            """)
    void aRefusedTargetAnswers400OrGoesToAPageOfOursOrPasses(String refused, String next, String decision) {
        Redirects redirects = Rules.builder("/out {param:n} 302", "/out /never")
                .refused(refused)
                .build();
        RequestBuilder request = RedirectRequest.builder("GET", "http://site.example/shop/out?n=" + next)
                .contextPath("/shop");

        assertThat(decide(redirects, request)).isEqualTo(decision);
    }

    @Test
    void aPageForRefusedTargetsThatIsTheRequestItselfIsNoAnswer() {
        Redirects redirects = Rules.builder("/ {header:X}").refused("/").build();

        assertThat(decide(redirects, get("/").header("X", "https://evil.example")))
                .isEqualTo("refused off-site, 400");
    }

    @Test
    void aRefusedTargetIsShownSafeForLogs() {
        Redirects redirects = Rules.of("/out {param:n}");

        Decision.Refused refused = (Decision.Refused) redirects.decide(
                get("/out?n=//evil%0d%0aX:%20\u00e9%1b[0m\\" + "a".repeat(300)).build());

        assertThat(refused.reason()).isEqualTo("control-character");
        assertThat(refused.target())
                .startsWith("//evil\\u000D\\u000AX: \\u00E9\\u001B[0m\\\\aaa")
                .endsWith("a...")
                .hasSizeLessThanOrEqualTo(203);
        assertThat(refused.headers().cacheControl()).isEqualTo("no-store");
        assertThat(redirects.refusals()).containsExactly(Map.entry("control-character", 1L));
    }

    @Test
    void aRequestWithoutAPathPasses() {
        assertThat(decide(Rules.of("~.* /b"), new OddRequest("OPTIONS", "*"))).isEqualTo("pass no-rule");
        assertThat(decide(Rules.of("~.* /b"), new OddRequest("CONNECT", ""))).isEqualTo("pass no-rule");
    }

    @Test
    void aRuleWithoutAnIdIsCalledByItsPlace() {
        Redirects redirects = Redirects.builder()
                .rule(RedirectRule.from("/a").to("/b").build())
                .rule(RedirectRule.from("/c").to("/d").source("MyBean").build())
                .rule(RedirectRule.from("/e").to("/f").source("MyBean").build())
                .build();

        assertThat(redirects.decide(get("/a").build()).rule()).isEqualTo("builder#1");
        assertThat(redirects.decide(get("/c").build()).rule()).isEqualTo("MyBean");
        assertThat(redirects.decide(get("/e").build()).rule()).isEqualTo("MyBean#3");
    }

    @Test
    void aMissIsAlwaysTheSameValue() {
        assertThat(Rules.of("/a /b").decide(get("/miss").build())).isSameAs(Decision.Pass.NO_RULE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '/a https://other.example/b'  | 'refused off-site, 400'
            '/a //other.example/b'        | 'refused off-site, 400'
            '/a https://listed.example/b' | '307 https://listed.example/b'
            '/a http://listed.example/b'  | 'refused off-site, 400'
            '/a https://site.example/b'   | '307 https://site.example/b'
            '/a /b'                       | '307 /b'
            """)
    void literalTargetsGoThroughTheAllowlistWhereTheyAreNotTrusted(String rule, String decision) {
        Redirects redirects = Rules.builder(rule)
                .trustLiteralTargets(false)
                .allow(Allowlist.of("https://listed.example"))
                .build();

        assertThat(decide(redirects, get("/a"))).isEqualTo(decision);
    }

    @Test
    void allowlistsAddUp() {
        Redirects redirects = Rules.builder("/a {param:n}")
                .allow(Allowlist.of("https://one.example"))
                .allow(Allowlist.of("https://two.example"))
                .build();

        assertThat(decide(redirects, get("/a?n=https://one.example/"))).isEqualTo("307 https://one.example/");
        assertThat(decide(redirects, get("/a?n=https://two.example/"))).isEqualTo("307 https://two.example/");
        assertThat(decide(redirects, get("/a?n=https://three.example/"))).isEqualTo("refused off-site, 400");
    }

    /** The loop behind a proxy that ends TLS, also where the client's host does not arrive here. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://{host}/{*p} https://{host}/{p}      | http://www.example/a    | https        | 'pass https-behind-proxy'
            http://{host}/{*p} https://{host}/{p}      | http://www.example/a    | ' HTTPS '    | 'pass https-behind-proxy'
            http://{host}/{*p} https://{host}/{p}      | http://www.example/a    | https,http   | 'pass https-behind-proxy'
            http://{host}/{*p} https://{host}/{p}      | http://www.example/a    | 'wss, https' | 'pass https-behind-proxy'
            http://{host}/{*p} https://{host}/{p}      | http://www.example/a    | http,https   | '307 https://www.example/a'
            http://{host}/{*p} https://{host}/{p}      | http://www.example/a    | http         | '307 https://www.example/a'
            /{*p} https://www.example/{p}              | http://10.0.0.7:8080/a  | https        | 'pass https-behind-proxy'
            /{*p} https://other.example/{p}            | http://10.0.0.7:8080/a  | https        | '307 https://other.example/a'
            """)
    void aRedirectToHttpsEndsWhereAProxySaysThatTheClientIsThere(
            String rule, String url, String proto, String decision) {
        Redirects redirects = Rules.builder(rule)
                .origin("https://www.example")
                .allow(Allowlist.of("https://www.example"))
                .build();

        assertThat(decide(redirects, RedirectRequest.builder("GET", url).header("X-Forwarded-Proto", proto)))
                .isEqualTo(decision);
    }

    @Test
    void settingsThatAreUnknownAreErrors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redirects.builder().refused("//evil.example"))
                .withMessage("refused \"//evil.example\" is no answer (expected 400, pass, or a path of the application"
                        + " such as /)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redirects.builder().refused("403"))
                .withMessage(
                        "refused \"403\" is no answer (expected 400, pass, or a path of the application such as /)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redirects.builder().ignore("cases"))
                .withMessage(
                        "ignore \"cases\" is unknown (expected case, slash, or case,slash; none to ignore nothing)");
    }

    @Test
    void aRulesOwnIgnoreStandsInPlaceOfTheSetting() {
        Redirects redirects = Rules.builder("/a /b", "/c /d ignore=none", "/e /f ignore=slash")
                .ignore("case")
                .build();

        assertThat(decide(redirects, get("/A"))).isEqualTo("307 /b");
        assertThat(decide(redirects, get("/a/"))).isEqualTo("pass no-rule");
        assertThat(decide(redirects, get("/C"))).isEqualTo("pass no-rule");
        assertThat(decide(redirects, get("/E"))).isEqualTo("pass no-rule");
        assertThat(decide(redirects, get("/e/"))).isEqualTo("307 /f");
    }

    private static RequestBuilder get(String pathAndQuery) {
        return RedirectRequest.builder("GET", "http://site.example" + pathAndQuery);
    }

    private static String decide(Redirects redirects, String method, String url) {
        return decide(redirects, RedirectRequest.builder(method, url));
    }

    private static String decide(Redirects redirects, RequestBuilder request) {
        return decide(redirects, request.build());
    }

    private static String decide(Redirects redirects, RedirectRequest request) {
        return Rules.show(redirects.decide(request));
    }

    /** A request whose target is no path. */
    private record OddRequest(String method, String uri) implements BareRequest {}

    @Test
    void aDryRunTellsWithoutConsequences() {
        List<Decision> heard = new ArrayList<>();
        Redirects redirects = Redirects.builder()
                .rule(RedirectRule.from("/x")
                        .to("/slow")
                        .option("rate", "1/minute")
                        .build())
                .rule(RedirectRule.from("/x").to("/new").build())
                .listener((request, decision) -> heard.add(decision))
                .build();
        RedirectRequest request =
                RedirectRequest.builder("GET", "https://site.example/x").build();

        assertThat(redirects.dryRun(request)).isEqualTo(redirects.dryRun(request));
        assertThat(((Decision.Redirect) redirects.dryRun(request)).location()).isEqualTo("/new");
        assertThat(heard).isEmpty();
        redirects.decide(request);
        assertThat(((Decision.Redirect) redirects.decide(request)).location()).isEqualTo("/slow");
        assertThat(redirects.dryRun(
                        RedirectRequest.builder("GET", "https://site.example/y").build()))
                .isEqualTo(Decision.Pass.NO_RULE);
    }

    @Test
    void listsItsRulesInTheirOrder() {
        Redirects redirects = Rules.of("/{x} /b 301 id=captured", "/c /d", "//old.example/e /f 308", "/g -");

        assertThat(redirects.rules())
                .extracting(rule -> rule.from() + " " + rule.status())
                .containsExactly("/{x} 301", "/c 307", "//old.example/e 308", "/g null");
        assertThat(redirects.rules().get(0).id()).isEqualTo("captured");
    }
}
