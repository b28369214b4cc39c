package io.github.redirectfilter.test;

import static io.github.redirectfilter.test.RedirectsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Redirects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RedirectsAssertTest {
    private static final Redirects RULES = TestRules.text("""
            allow: https://partner.example
            /health               -
            /old-home             /                  308  id=home
            POST,PUT /orders      /api/orders
            /nordic               /no                302  country=NO
            /beta                 /beta/new          302  cookie.beta
            /admin                /console           302  role=admin
            /office               /intranet          302  ip=10.0.0.0/8
            /discontinued         -                  410
            /maintained           -                  503  switch=maintenance retry-after=300
            /go                   {param:url}        302
            /self                 /self
            /a                    /new-shop          302  id=list
            http://{host}/{*path} https://{host}/{path} 308
            """);

    @Test
    void tellsWhatBecomesOfARequest() {
        assertThat(RULES).get("/old-home").redirectsTo("/").withStatus(308).byRule("home");
        assertThat(RULES).get("/old-home?a=b").redirectsTo("/?a=b").carries("cache-control", "max-age=3600");
        assertThat(RULES).post("/orders").redirectsTo("/api/orders").withStatus(307);
        assertThat(RULES).put("/orders").redirectsTo("/api/orders");
        assertThat(RULES).delete("/orders").https().passes();
        assertThat(RULES).request("HEAD", "/health").passes().byRule("rules:2");
        assertThat(RULES)
                .get("/nordic")
                .header("CF-IPCountry", "NO")
                .redirectsTo("/no")
                .carries("Vary", "CF-IPCountry");
        assertThat(RULES).get("https://app.example/nordic").passes().carries("Vary", "CF-IPCountry");
        assertThat(RULES).get("/beta").cookie("beta", "1").redirectsTo("/beta/new");
        assertThat(RULES).get("/admin").user("ann", "admin").redirectsTo("/console");
        assertThat(RULES).get("/office").remoteAddress("10.1.2.3").redirectsTo("/intranet");
        assertThat(RULES).get("/shop/a").contextPath("/shop").redirectsTo("/shop/new-shop");
        assertThat(RULES).get("/elsewhere").host("www.example.com").redirectsTo("https://www.example.com/elsewhere");
        assertThat(RULES).get("/self").https().passes();
    }

    @Test
    void tellsOfStatusesWithoutALocation() {
        assertThat(RULES).get("/discontinued").respondsWith(410).withStatus(410).doesNotCarry("Location");
        assertThat(RULES).get("/maintained").https().passes();
        RULES.controls().set("switch.maintenance", "on");
        assertThat(RULES).get("/maintained").respondsWith(503).carries("Retry-After", "300");
        RULES.controls().reset("switch.maintenance");
    }

    @Test
    void tellsWhatTheGuardSays() {
        assertThat(RULES).get("/go?url=https://partner.example/x").redirectsTo("https://partner.example/x");
        assertThat(RULES).get("/go?url=https://evil.example").isRefused().withStatus(400);
        assertThat(RULES).get("/go?url=https://evil.example").isRefusedAs("off-site");
        assertThat(RULES).get("/go?url=https://evil.example").respondsWith(400);

        Redirects toAPage = TestRules.text("refused: /sorry\n/go {param:url} 302");
        assertThat(toAPage).get("/go?url=//evil.example").isRefused().carries("Location", "/sorry");
        assertThat(toAPage).get("/go?url=//evil.example").redirectsTo("/sorry").withStatus(302);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failure(() -> assertThat(RULES).get("/old-home").redirectsTo("/home"), """
                        GET http://localhost/old-home
                        expected: a redirect to /home
                         but was: 308 to /
                         rule:    home, from /old-home"""),
                failure(
                        () -> assertThat(RULES)
                                .get("/old-home")
                                .redirectsTo("/")
                                .withStatus(301),
                        """
                        GET http://localhost/old-home
                        expected: status 301
                         but was: 308 to /
                         rule:    home, from /old-home"""),
                failure(
                        () -> assertThat(RULES)
                                .get("/old-home")
                                .redirectsTo("/")
                                .byRule("away"),
                        """
                        GET http://localhost/old-home
                        expected: rule away decides
                         but was: 308 to /
                         rule:    home, from /old-home"""),
                failure(() -> assertThat(RULES).get("/old-home").passes(), """
                        GET http://localhost/old-home
                        expected: it passes
                         but was: 308 to /
                         rule:    home, from /old-home"""),
                failure(() -> assertThat(RULES).get("/old-home").respondsWith(410), """
                        GET http://localhost/old-home
                        expected: 410, without a Location
                         but was: 308 to /
                         rule:    home, from /old-home"""),
                failure(() -> assertThat(RULES).get("/old-home").isRefused(), """
                        GET http://localhost/old-home
                        expected: the target is refused
                         but was: 308 to /
                         rule:    home, from /old-home"""),
                failure(() -> assertThat(RULES).get("/go?url=//evil.example").isRefusedAs("scheme"), """
                        GET http://localhost/go?url=//evil.example
                        expected: the target is refused as scheme
                         but was: refused as off-site: //evil.example; 400, without a Location
                         rule:    rules:11, from /go"""),
                failure(
                        () -> assertThat(RULES)
                                .get("/nordic")
                                .header("CF-IPCountry", "NO")
                                .redirectsTo("/no")
                                .carries("Vary", "Cookie"),
                        """
                        GET http://localhost/nordic, CF-IPCountry: NO
                        expected: Vary: Cookie
                         but was: 302 to /no
                                  Location: /no
                                  Cache-Control: no-store
                                  Vary: CF-IPCountry
                         rule:    rules:5, from /nordic"""),
                failure(
                        () -> assertThat(RULES)
                                .get("/discontinued")
                                .respondsWith(410)
                                .doesNotCarry("Cache-Control"),
                        """
                        GET http://localhost/discontinued
                        expected: no Cache-Control
                         but was: 410, without a Location
                                  Cache-Control: max-age=300
                         rule:    rules:9, from /discontinued"""),
                failure(
                        () -> assertThat(RULES)
                                .as("who is not asked")
                                .post("https://shop.example:8443/app/beta?x=%20y")
                                .contextPath("/app")
                                .cookie("alpha", "1")
                                .remoteAddress("192.0.2.1")
                                .user("ann", "boss", "staff")
                                .redirectsTo("/beta/new"),
                        """
                        [who is not asked] POST https://shop.example:8443/app/beta?x=%20y, below /app, cookie alpha=1, \
                        from 192.0.2.1, user ann (boss, staff)
                        expected: a redirect to /beta/new
                         but was: it passes: no rule matches
                         rule:    none of 13"""),
                failure(() -> assertThat(RULES).get("/health").redirectsTo("/up"), """
                        GET http://localhost/health
                        expected: a redirect to /up
                         but was: it passes: a rule exempts it
                         rule:    rules:2, from /health"""),
                failure(() -> assertThat(RULES).get("/self").redirectsTo("/self"), """
                        GET http://localhost/self
                        expected: a redirect to /self
                         but was: it passes: the redirect would lead to its own URL
                         rule:    rules:12, from /self"""));
    }

    private static Arguments failure(ThrowingCallable assertion, String message) {
        return Arguments.of(assertion, message);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatHappenedInstead(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    @Test
    void tellsWhatIsOddAboutTheRules() {
        assertThat(RULES).hasNoWarnings();
    }

    @Test
    void needsRulesAndAUrl() {
        assertThatThrownBy(() -> assertThat((Redirects) null).get("/")).hasMessageContaining("not to be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(RULES).get("old"))
                .withMessage("\"old\" is no URL of a request (expected one like /path?query or"
                        + " https://example.com/path?query)");
    }

    @ParameterizedTest
    @CsvSource({"Cookie, cookie", "host, host"})
    void headersThatDecideOtherwiseHaveTheirMethods(String header, String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(RULES).get("/").header(header, "a=b"))
                .withMessage("the header " + header + " has a method of its own (expected " + method + "(...))");
    }

    @Test
    void goesTogetherWithTheAssertionsOfAssertJ() {
        assertThat(RULES).get("/old-home").answer().isNotNull();
        assertThat(RULES.size()).isEqualTo(13);
    }
}
