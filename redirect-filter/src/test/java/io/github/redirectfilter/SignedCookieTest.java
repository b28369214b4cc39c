package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedCookieTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant EXPIRES = Instant.ofEpochSecond(2_000_000_000);
    private static final SignedCookie OPERATOR = new SignedCookie("operator", SECRET);

    /** {@code printf %s operator.2000000000 | openssl dgst -sha256 -hmac "$SECRET" -r} */
    private static final String VALUE = "2000000000.293e9f38d84e7de22fb92ed092f6a3fcc14e34ac815f0d9f05533c0cecab2900";

    @Test
    void aValueIsTheTimeAndWhatOpensslMakesOfIt() {
        assertThat(OPERATOR.value(EXPIRES)).isEqualTo(VALUE);
    }

    @Test
    void itIsAcceptedUntilItIsOver() {
        assertThat(OPERATOR.accepts(VALUE, EXPIRES.minusSeconds(1))).isTrue();
        assertThat(OPERATOR.accepts(VALUE, EXPIRES)).isFalse();
    }

    @Test
    void anotherTimeNameOrSecretIsNotSigned() {
        Instant now = Instant.EPOCH;
        assertThat(OPERATOR.accepts(VALUE.replace("2000000000", "2000000001"), now))
                .isFalse();
        assertThat(new SignedCookie("operators", SECRET).accepts(VALUE, now)).isFalse();
        assertThat(new SignedCookie("operator", SECRET + "0").accepts(VALUE, now))
                .isFalse();
    }

    /** Every single character counts. */
    @Test
    void nothingElseIsAccepted() {
        for (int i = 0; i < VALUE.length(); i++) {
            for (char c : new char[] {'0', 'a', '.', ' ', '\u0130'}) {
                StringBuilder other = new StringBuilder(VALUE);
                other.setCharAt(i, c);
                boolean same = other.toString().equals(VALUE);

                assertThat(OPERATOR.accepts(other.toString(), Instant.EPOCH))
                        .as(other.toString())
                        .isEqualTo(same);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "2000000000",
                "2000000000.",
                "-1.0000000000000000000000000000000000000000000000000000000000000000",
                "9999999999999.0000000000000000000000000000000000000000000000000000000000000000",
                "x.0000000000000000000000000000000000000000000000000000000000000000",
                ".0000000000000000000000000000000000000000000000000000000000000000"
            })
    void whatIsNoValueIsRefused(String value) {
        assertThat(OPERATOR.accepts(value, Instant.EPOCH)).isFalse();
    }

    @Test
    void aNameAndALongSecretAreNeeded() {
        assertThatThrownBy(() -> new SignedCookie("a b", SECRET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"a b\" is no name of a cookie (expected letters, digits and dashes)");
        assertThatThrownBy(() -> new SignedCookie("operator", "swordfish"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the secret of the cookie \"operator\" has 9 characters (expected 32 or more, such as openssl"
                                + " rand -hex 32 prints)");
    }
}
