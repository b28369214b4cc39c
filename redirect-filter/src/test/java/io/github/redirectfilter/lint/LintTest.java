package io.github.redirectfilter.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.annotation.Redirect;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.docs.CodeBlock;
import io.github.redirectfilter.lint.Lint.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules with mistakes and what is found, and rules without. */
class LintTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final Instant NOW = Instant.parse("2026-12-10T12:00:00Z");

    @Test
    void findsEveryPlantedMistakeAndNothingElse() throws IOException {
        try (InputStream planted = LintTest.class.getResourceAsStream("/lint/planted.rules")) {
            Redirects redirects = rules(new String(planted.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(Lint.of(redirects, Surroundings.UNKNOWN))
                    .extracting(Finding::headline)
                    .map(headline -> headline.replace("/WEB-INF/redirects.rules", "r"))
                    .containsExactly("""
                            r:4: error [loop] a loop: /loop-a -> /loop-b -> /loop-c -> /loop-a (/loop-a at r:4, /loop-b at r:5, /loop-c at r:6)
                            r:7:29: error [loop] a loop: https://a.example.com/{path} -> https://b.example.com/{path} -> https://a.example.com/{path} (//a.example.com/{*path} at r:7, //b.example.com/{*path} at r:8)
                            r:11:29: error [growing] URLs that grow without end: /grow/{path} -> /grow/more/{path} -> /grow/more/more/{path} -> ...
                            r:2:8: warning [unused-allow] no rule needs https://unused.example to be allowed
                            r:9:29: warning [loop] a loop, for some requests: /geo -> /geo/de -> /geo (/geo at r:9, /geo/de at r:10)
                            r:12: warning [chain] a chain: /one -> /two -> /three (/one at r:12, /two at r:13)
                            r:14:29: warning [chain] a chain: /blog/{year}/{slug} -> /news/{slug}?y={year} -> /articles/{slug}?y={year} (/blog/{year}/{slug} at r:14, /news/{slug} at r:15)
                            r:16: warning [permanent-to-temporary] 308 for good to an address that is only for now: /summer at r:17 sends it on with 302
                            r:18: warning [self] /same leads to where it is already
                            r:20: warning [duplicate] /twice stands at r:19 already, which wins (expected each address once)
                            r:22:1: warning [duplicate] /again/{id} stands already at r:21, where it goes to /there/{id}
                            r:24: warning [shadowed] /shop/tea never has its turn: /shop/{*rest} at r:23 takes all its requests
                            r:26: warning [shadowed] /menu/coffee never has its turn: /{any}/coffee at r:25 takes all its requests
                            r:29: warning [unreachable] /both never has its turn: together, https://{host}/both at r:28 and http://{host}/both at r:27 take all its requests
                            r:30:67: warning [post-301] 301 for requests that may be POST
                            r:31:67: warning [post-301] 302 for requests that may be POST
                            r:34:1: warning [unused-capture] the target has no place for {name}
                            r:35:1: warning [unused-capture] the target has no place for {1}
                            r:36:1: warning [https-without-proxies] from http to https, and no proxy is trusted to say which it was
                            r:37:29: warning [cors-origin] pages of other origins that call this are sent on to https://rest.example.com
                            r:38:79: warning [review-due] this rule was to be looked at on 2026-11-01
                            r:39:1: warning [switch-first] switch=closed stands in front of permanent rules for the same URLs: /cam/old at r:40
                            r:41:1: warning [switch-first] share=10% stands in front of permanent rules for the same URLs: /beta/old at r:42
                            r:43:29: warning [context] the target takes the whole path along, and forgets {context}
                            r:44:77: warning [expired] the time of this rule ended at 2025-12-25T00:00:00Z
                            r:32:1: note [regex-template] this regular expression is a template
                            r:33:1: note [regex-prefix] this regular expression has no literal part to find it by
                            """.split("\n"));
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("", "/a /b"),
                // the host of another application is not this one
                new Case("", "/a https://partner.example/a"),
                new Case("", "/a https://www.example.com/b", "/b https://www.example.com/a"),
                new Case("loop", "/a https://www.example.com/b", "//www.example.com/b /a"),
                new Case("loop", "origin: https://www.example.com", "/a https://www.example.com/b", "/b /a"),
                // conditions that exclude each other, and one that stays
                new Case("", "/ /de/ 302 language=de", "/de/ / 302 language=fr"),
                new Case("", "/ /de/ 302 cookie.lang", "/de/ / 302 not.cookie.lang"),
                new Case("loop", "/a /b 302 country=DE", "/b /a 302 country=DE,FR"),
                new Case(
                        "loop",
                        "//a/{*p} https://b{context}/{p} unhealthy=x",
                        "//b/{*p} https://a{context}/{p} unhealthy=y",
                        "health.x: http://x/",
                        "health.y: http://y/"),
                // a method that the next request has not
                new Case("", "POST /a /b 303", "POST /b /a 303"),
                new Case("loop", "/a /b 303", "GET /b /a 303"),
                // what is exempt does not loop
                new Case("", "/maintenance -", "/{*path} /maintenance 303 switch=m"),
                new Case("shadowed", "/a/{_x} -", "/a/1 /b query=drop", "/b /a/1"),
                new Case("", "/{*path} /index"),
                new Case("growing", "/{*path} /app/{path}"),
                new Case("", "/app/{*path} -", "/{*path} /app/{path}"),
                // for some of its requests alone
                new Case("", "/a/{id:[0-9]+} /n/{id}", "/a/{id} /m/{id}"),
                new Case("shadowed", "/a/{id} /n/{id}", "/a/{id:[0-9]+} /m/{id}"),
                new Case("", "GET /a /b", "/a /c"),
                new Case("shadowed", "/a /b", "GET /a /c"),
                new Case("", "/a /b country=DE", "/a /c"),
                new Case("duplicate", "/a /b country=DE", "/a /c country=DE"),
                new Case("shadowed", "/a /b country=DE", "GET /a /c country=DE"),
                new Case("", "/a /b share=20% by=cookie.a", "/a /c share=20% by=cookie.b"),
                new Case("", "/a {header:X-To} 302", "/a /c"),
                new Case("", "/x?a=1 /b", "/x?a=2 /c", "/x /d"),
                new Case("shadowed", "/x /d", "/x?a=1 /b"),
                new Case("shadowed", "ignore: case", "/a /b", "/A /c query=drop"),
                new Case("", "//a.example/{*p} /x", "/b /c"),
                // values that an expression in front leaves out
                new Case("", "/f/{n:[^.]+} /g/{n}", "/f/{n} /h/{n}"),
                new Case("", "/u/{n:[A-Za-z0-9-]+} /v/{n}", "/u/{n} /w/{n}"),
                new Case("", "/u/{n:[A-Za-z0-9._-]+} /v/{n}", "/u/{n} /w/{n}"),
                new Case("", "/u/{n:[a-z]+} /v/{n}", "/u/{n:[a-z_]+} /w/{n}"),
                new Case("", "/u/{n:[^.]+} /v/{n}", "~/u/x([^/]+) /w/{1} accept=regex-template"),
                new Case("shadowed", "/u/{n:.+} /v/{n}", "/u/{n:[a-z_]+} /w/{n}"),
                // methods that samples need not try
                new Case("", "/m /x not.method=PUT", "/m /y"),
                new Case("duplicate", "/m /x not.method=PUT", "/m /y not.method=PUT"),
                // what is a rule's own
                new Case("", "/x/{*p} /y/{p} share=20% by=cookie.uid", "/x/a /z share=20% by=cookie.uid"),
                new Case(
                        "shadowed",
                        "/x/{*p} /y/{p} share=20% by=cookie.uid experiment=e",
                        "/x/a /z share=20% by=cookie.uid experiment=e"),
                new Case("duplicate", "/x /y share=20% by=cookie.uid", "/x /z share=20% by=cookie.uid"),
                new Case("", "/x /y rate=10/minute", "/x /z rate=10/minute"),
                // permanent, and to be kept
                new Case("switch-first", "/{*p} - 503 switch=m", "/old/{x} /new/{x} 308"),
                new Case("", "/old/{x} /new/{x} 308", "/{*p} - 503 switch=m"),
                new Case("", "/{*p} - 503 switch=m", "/old/{x} /new/{x} 308 cache=no-store"),
                new Case("", "POST /{*p} - 503 switch=m", "GET /old/{x} /new/{x} 308"),
                new Case("", "/a /b 302 country=DE", "/a /c 308"),
                // methods and bodies
                new Case("", "/page /new-page 301", "/blog/{slug} /articles/{slug} 302"),
                new Case("", "GET /docs/{*path} /manual/{path} 301"),
                new Case("post-301", "/docs/{*path} /manual/{path} 301"),
                new Case("post-301", "GET,POST /page /new-page 302"),
                new Case("post-301", "/page /new-page 302 method=POST"),
                // captures
                new Case("", "/a/{*rest} /b"),
                new Case("", "/a/{_id} /b"),
                new Case("unused-capture", "/a/{id} /b"),
                new Case("unused-capture", "~/a/(x|y)/([0-9]+)z /b/{2}"),
                new Case("", "~/a/(?:x|y)/([0-9]+)z /b/{1}"),
                new Case("", "/a/{id} -", "/b/{id} - 410"),
                // the allowlist
                new Case("", "allow: https://a.example", "/go {param:url} 302"),
                new Case("unused-allow", "allow: https://a.example", "/go https://a.example/x"),
                new Case("", "allow: https://a.example", "trust-literal-targets: false", "/go https://a.example/x"),
                new Case(
                        "unused-allow,unused-allow,refused",
                        "allow: https://b.example https://c.example",
                        "trust-literal-targets: false",
                        "/go https://a.example/x"),
                // https
                new Case(
                        "https-without-proxies",
                        "http://www.example.com/{*p} https://www.example.com{context}/{p} 308"),
                new Case("", "trusted-proxies: 10.0.0.0/8", "http://{host}/{*p} https://{host}{context}/{p} 308"),
                new Case("", "http://www.example.com/x https://pay.example.com/x 308"),
                new Case("context", "trusted-proxies: 10.0.0.0/8", "http://{host}/{*p} https://{host}/{p} 308"),
                new Case(
                        "",
                        "context-relative: false",
                        "trusted-proxies: 10.0.0.0/8",
                        "http://{host}/{*p} https://{host}/{p} 308"),
                // other origins
                new Case("", "/api/v1/{*p} /api/v2/{p} cors=*"),
                new Case("cors-origin", "cors: https://front.example", "/a https://b.example/a"),
                // time
                new Case("", "/a /b review=2026-12-11"),
                new Case("review-due", "/a /b review=2026-12-10"),
                new Case("", "/a /b time=2026-12-01T00:00:00Z/"),
                new Case("expired", "/a /b time=/2026-12-10T12:59:00+01:00"),
                // regular expressions
                new Case("", "~/old/[a-z]+-(\\d+)\\.html /n/{1}"),
                new Case("regex-template", "~/old/(?<name>[^/]+) /n/{name}"),
                new Case("", "~/old/(.+) /n/{1}"),
                new Case("regex-template", "~/old/page\\.html /n"),
                new Case("", "~.*/index\\.(?:html|php) /n"),
                new Case("regex-prefix", "~.*\\.(?:html|php) /n"));
    }

    /** Lines, settings or rules, and the codes that they bring about. */
    record Case(String codes, List<String> lines) {
        Case(String codes, String... lines) {
            this(codes, Arrays.asList(lines));
        }

        String text() {
            // settings stand in front
            return Stream.concat(
                            lines.stream().filter(line -> line.matches("[a-z.-]+: .*")),
                            lines.stream().filter(line -> !line.matches("[a-z.-]+: .*")))
                    .reduce("", (all, line) -> all + line + "\n");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsThereAndNothingElse(Case each) {
        assertThat(Lint.of(rules(each.text()), Surroundings.UNKNOWN))
                .extracting(finding -> finding.code().toString())
                .containsExactlyElementsOf(
                        each.codes().isEmpty()
                                ? List.of()
                                : List.of(each.codes().split(",")));
    }

    @Test
    void everyCodeIsExplainedOnThePage() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/lint.md"));

        assertThat(LintCode.values()).allSatisfy(code -> assertThat(page).contains("\n## " + code + "\n"));
    }

    @Test
    void aCertainLoopIsAnError() {
        assertThat(Lint.of(rules("/a /b\n/b /a\n"), Surroundings.UNKNOWN))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(Lint.of(rules("/a /b country=DE\n/b /a\n"), Surroundings.UNKNOWN))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(Lint.of(rules("/a/{id} /b/{id}\n/b/{id:[0-9]+} /a/{id}\n"), Surroundings.UNKNOWN))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void saysWhereWhatWhyAndTheMend() {
        assertThat(Lint.of(rules("/a/{x}  /c/{x}  308 query=drop\n/c/{y}  /d?y={y}  308\n"), Surroundings.UNKNOWN))
                .singleElement()
                .hasToString("""
                        /WEB-INF/redirects.rules:1:9: warning [chain] a chain: /a/{x} -> /c/{x} -> /d?y={x} (/a/{x} at /WEB-INF/redirects.rules:1, /c/{y} at /WEB-INF/redirects.rules:2)
                            /a/{x}  /c/{x}  308 query=drop
                                    ^^^^^^
                            why:  Each redirect costs the client a round trip more.
                            mend: Write the last target in the first rule: /d?y={x}""");
    }

    @Test
    void saysWhatATemplateTakesBesides() {
        assertThat(Lint.of(rules("~/wiki/(\\d+)/(.*) /p/{1}/{2} 308\n~/w/(\\d+) /p/{1} 308\n"), Surroundings.UNKNOWN))
                .extracting(Finding::mend)
                .containsExactly(
                        "Write /wiki/{v1:\\d+}/{*v2}, and the names in the target. The rest may be absent there, with"
                                + " its slash.",
                        "Write /w/{v1:\\d+}, and the names in the target.");
    }

    @Test
    void recommendsNoTargetThatMayBeWrong() {
        assertThat(Lint.of(rules("/x/{l:a} /y/{l}/bar 308\n/y/{*r} /z/{r} 308\n"), Surroundings.UNKNOWN))
                .extracting(Finding::what, Finding::mend)
                .containsExactly(tuple(
                        "a chain: /x/a -> /y/a/bar -> /z/a/bar (/x/{l:a} at /WEB-INF/redirects.rules:1, /y/{*r} at"
                                + " /WEB-INF/redirects.rules:2)",
                        "Write the last target in the first rule."));
        assertThat(Lint.of(rules("/a/{x} /b/{x} 308\n/b/{y:[^!]+} /c/{y} 308\n"), Surroundings.UNKNOWN))
                .extracting(Finding::what, Finding::mend)
                .containsExactly(tuple(
                        "a chain, for some requests: /a/{x} -> /b/{x} -> /c/{x} (/a/{x} at /WEB-INF/redirects.rules:1,"
                                + " /b/{y:[^!]+} at /WEB-INF/redirects.rules:2)",
                        "Write the last target in the first rule."));
    }

    @Test
    void judgesNoRuleBehindTooManyThatFit() {
        String wide = "/{*p} https://t%d.example{context}/{p} 307 header.X-Tenant=t%d";
        String rules = IntStream.range(0, 101)
                .mapToObj(i -> String.format(wide, i, i))
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(Lint.of(rules(rules + wide.replace("%d", "7")), Surroundings.UNKNOWN))
                .extracting(Finding::code)
                .containsExactly(LintCode.DUPLICATE);
        assertThat(Lint.of(rules(rules + wide.replace("%d", "100")), Surroundings.UNKNOWN))
                .isEmpty();
    }

    @Test
    void aRuleAcceptsWhatIsMeant() {
        assertThat(Lint.of(rules("/a /b accept=loop\n/b /a query=drop\n"), Surroundings.UNKNOWN))
                .isEmpty();
        assertThat(Lint.of(rules("/a/{x} /b 308 accept=chain,unused-capture\n/b /c 308\n"), Surroundings.UNKNOWN))
                .isEmpty();
        assertThat(Lint.of(rules("/a/{x} /b 308 accept=chain\n/b /c 308\n"), Surroundings.UNKNOWN))
                .extracting(Finding::code)
                .containsExactly(LintCode.UNUSED_CAPTURE);
    }

    @Redirect(
            from = "/a/{id}",
            to = "/b",
            options = {"review=2026-12-01", "accept=unused-capture,chain"})
    private static final class Annotated {}

    static Stream<Named<Redirects>> everyWayIn() {
        return Stream.of(
                Named.of("line", rules("/a/{id} /b review=2026-12-01 accept=unused-capture,chain\n")),
                Named.of(
                        "yaml",
                        loader(".yaml", """
                        rules:
                          - from: /a/{id}
                            to: /b
                            review: 2026-12-01
                            accept: [unused-capture, chain]
                        """)
                                .load(Redirects.builder().clock(() -> NOW))
                                .redirects()),
                Named.of(
                        "annotation",
                        loader(".rules", "")
                                .annotated(Annotated.class, List.of())
                                .load(Redirects.builder().clock(() -> NOW))
                                .redirects()),
                Named.of(
                        "builder",
                        Redirects.builder()
                                .clock(() -> NOW)
                                .rule(RedirectRule.from("/a/{id}")
                                        .to("/b")
                                        .option("review", "2026-12-01")
                                        .option("accept", "unused-capture,chain")
                                        .build())
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("everyWayIn")
    void reviewAndAcceptAreOptionsByEveryWayIn(Redirects redirects) {
        assertThat(Lint.of(redirects, Surroundings.UNKNOWN))
                .extracting(Finding::code)
                .containsExactly(LintCode.REVIEW_DUE);
    }

    @Test
    void aSettingAcceptsForAllRules() {
        assertThat(Lint.of(
                        rules("accept: chain,unused-allow\nallow: https://a.example\n/a /b 308\n/b /c 308\n"),
                        Surroundings.UNKNOWN))
                .isEmpty();
    }

    @Test
    void whatIsKnownOfTheApplicationCounts() {
        Redirects redirects = rules("allow: https://a.example\n//a.example/{*p} https://b.example/{p} 308\n");
        assertThat(Lint.of(redirects, new Surroundings(true, ""))).isEmpty();
        assertThat(Lint.of(redirects, new Surroundings(true, "/shop")))
                .extracting(Finding::code)
                .containsExactly(LintCode.CONTEXT);
    }

    static Stream<String> goodRules() throws IOException {
        String quickstart = Files.readString(ROOT.resolve("examples/quickstart/src/main/resources/redirects.rules"));
        String webXml = Files.readString(ROOT.resolve("examples/war-webxml/src/main/webapp/WEB-INF/web.xml"));
        Matcher rules = Pattern.compile(
                        "<param-name>rules</param-name>.*?<param-value>(.*?)</param-value>", Pattern.DOTALL)
                .matcher(webXml);
        assertThat(rules.find()).isTrue();
        return Stream.concat(
                Stream.of(quickstart, rules.group(1).replace("&amp;", "&")),
                CodeBlock.in(ROOT.resolve("docs/recipes.md")).stream()
                        .filter(block -> block.language().equals("rules"))
                        .map(CodeBlock::text));
    }

    @ParameterizedTest
    @MethodSource("goodRules")
    void examplesAndRecipesHaveNone(String text) {
        assertThat(Lint.of(rules(text), Surroundings.UNKNOWN)).isEmpty();
    }

    private static ConfigurationLoader loader(String ending, String text) {
        return new ConfigurationLoader(
                path -> path.endsWith(ending) ? new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) : null,
                LintTest.class.getClassLoader());
    }

    private static Redirects rules(String text) {
        Redirects redirects = loader(".rules", text)
                .load(Redirects.builder().clock(() -> NOW))
                .redirects();
        redirects.close();
        return redirects;
    }
}
