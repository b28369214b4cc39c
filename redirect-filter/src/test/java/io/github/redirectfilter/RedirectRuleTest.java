package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedirectRuleTest {
    @Test
    void printsARuleLine() {
        RedirectRule rule = RedirectRule.from("/blog/{year}/{slug}")
                .methods("GET", "POST")
                .to("/articles/{slug}?year={year}")
                .status(RedirectStatus.MOVED_PERMANENTLY)
                .query(QueryPolicy.DROP)
                .cache(CachePolicy.parse("public, max-age=300"))
                .option("header.X-Beta", "1")
                .option("cookie.beta")
                .build();

        assertThat(rule)
                .hasToString("GET,POST /blog/{year}/{slug} /articles/{slug}?year={year} 301"
                        + " query=drop cache=\"public, max-age=300\" header.X-Beta=1 cookie.beta");
    }

    @Test
    void printsTheFewestColumns() {
        assertThat(RedirectRule.from("/a").to("/b").build()).hasToString("/a /b");
        assertThat(RedirectRule.from("/a").pass().build()).hasToString("/a -");
    }

    @Test
    void quotesWhatWouldNotReadBack() {
        RedirectRule rule = RedirectRule.from("~/a b")
                .to("")
                .option("header.A", "")
                .option("header.B", "#x")
                .option("header.C", "\"x\"")
                .option("header.D", "x\"y")
                .option("header.E", "a #b")
                .option("header.F", "a\tb")
                .option("header.G", "a=b#c,d")
                .build();

        assertThat(rule)
                .hasToString("\"~/a b\" \"\" header.A=\"\" header.B=\"#x\" header.C=\"\"\"x\"\"\" header.D=x\"y"
                        + " header.E=\"a #b\" header.F=\"a\tb\" header.G=a=b#c,d");
    }

    @Test
    void tellsWhatWasWritten() {
        RedirectRule rule = RedirectRule.from("/a")
                .methods("POST")
                .to("/b")
                .status("moved", Place.of("test"))
                .option("cookie.b", "1")
                .option("cookie.a")
                .option("cookie.b", "2")
                .build();

        assertThat(rule.from()).isEqualTo("/a");
        assertThat(rule.to()).isEqualTo("/b");
        assertThat(rule.methods()).isEqualTo("POST");
        assertThat(rule.status()).isEqualTo("moved");
        assertThat(rule.options()).containsExactly(Map.entry("cookie.b", "1"), Map.entry("cookie.a", ""));
    }

    @Test
    void whatWasNotWrittenIsNull() {
        RedirectRule rule = RedirectRule.from("/a").pass().build();

        assertThat(rule.to()).isEqualTo(RedirectRule.NO_TARGET);
        assertThat(rule.methods()).isNull();
        assertThat(rule.status()).isNull();
        assertThat(rule.options()).isEmpty();
    }

    @Test
    void aPlaceThatWasReadIsKept() {
        Place place = new Place("redirects.rules", 7, 3, "  /a /b");

        assertThat(RedirectRule.from("/a", place)
                        .to("/b", place.plus(3))
                        .build()
                        .place())
                .isEqualTo(place);
        assertThat(RedirectRule.from("/a").to("/b").place(place).build().place())
                .isEqualTo(place);
        assertThat(RedirectRule.from("/a").to("/b").build().place().source()).isEqualTo("builder");
        assertThat(RedirectRule.from("/a")
                        .to("/b")
                        .source("MyBean")
                        .build()
                        .place()
                        .source())
                .isEqualTo("MyBean");
    }

    @Test
    void aRuleWithoutATargetIsAProgrammingError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RedirectRule.from("/a").build())
                .withMessage("rule from /a has no target; call to(\"/new\"), or pass() to let the request through");
    }
}
