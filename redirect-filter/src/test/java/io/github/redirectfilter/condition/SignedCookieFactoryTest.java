package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.SignedCookie;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedCookieFactoryTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;

    private Redirects.Builder rule(String key) {
        return Redirects.builder()
                .clock(() -> now)
                .rule(RedirectRule.from("/a").to("/b").option(key).build());
    }

    private static RequestBuilder request() {
        return RedirectRequest.builder("GET", "https://app.example/a");
    }

    @Test
    void itHoldsForACookieThatIsSignedAndNotOver() {
        Redirects redirects = rule("signed-cookie.operator")
                .setting("signed-cookie.operator", SECRET)
                .build();
        String value = new SignedCookie("operator", SECRET).value(START.plus(Duration.ofHours(8)));
        RedirectRequest operator = request().cookie("operator", value).build();

        assertThat(redirects.decide(operator)).isInstanceOf(Decision.Redirect.class);
        assertThat(redirects.decide(request().build())).isInstanceOf(Decision.Pass.class);
        assertThat(redirects.decide(request().cookie("operator", "1").build())).isInstanceOf(Decision.Pass.class);
        assertThat(redirects.decide(request().cookie("other", value).build())).isInstanceOf(Decision.Pass.class);

        now = START.plus(Duration.ofHours(8));
        assertThat(redirects.decide(operator)).isInstanceOf(Decision.Pass.class);
    }

    @Test
    void cachesLearnOfIt() {
        Redirects redirects = rule("not.signed-cookie.operator")
                .setting("signed-cookie.operator", SECRET)
                .build();
        Decision answer = redirects.decide(request().build());
        assertThat(answer.headers().cacheControl()).isEqualTo("no-store");
        assertThat(answer.headers().vary()).isEqualTo("Cookie");

        String value = new SignedCookie("operator", SECRET).value(START.plusSeconds(1));
        Decision pass = redirects.decide(request().cookie("operator", value).build());
        assertThat(pass).isInstanceOf(Decision.Pass.class);
        assertThat(pass.headers().vary()).isEqualTo("Cookie");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            signed-cookie.operator | the cookie "operator" has no secret (expected a setting signed-cookie.operator: ${OPERATOR_SECRET})
            signed-cookie          | a signed cookie has a name and no value (expected signed-cookie.NAME alone)
            signed-cookie.a b      | a signed cookie has a name and no value (expected signed-cookie.NAME alone)
            """)
    void mistakesAreErrorsWithTheMend(String key, String message) {
        assertThatThrownBy(rule(key)::build).hasMessageContaining(message);
    }

    @Test
    void aShortSecretIsAnErrorThatDoesNotTellIt() {
        assertThatThrownBy(() -> rule("signed-cookie.operator").setting("signed-cookie.operator", "swordfish"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the secret of the cookie \"operator\" has 9 characters")
                .hasMessageNotContaining("swordfish");
    }
}
