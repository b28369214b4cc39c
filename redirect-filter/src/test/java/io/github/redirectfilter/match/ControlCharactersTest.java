package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link ControlCharacters}: nothing that a terminal obeys, or that hides or turns a text around. */
class ControlCharactersTest {
    @Test
    void areEscaped() {
        assertThat(ControlCharacters.escaped("a\u001B[31m b\r\n c\u009B d\u0000 e\u007F f\u0085"))
                .isEqualTo("a\\u001B[31m b\\u000D\\u000A c\\u009B d\\u0000 e\\u007F f\\u0085");
        assertThat(ControlCharacters.escaped("a\u202Eb\u2066c\u200Bd\uFEFFe\u2028f\u2029g\u00ADh"))
                .isEqualTo("a\\u202Eb\\u2066c\\u200Bd\\uFEFFe\\u2028f\\u2029g\\u00ADh");
    }

    @Test
    void andOthersStay() {
        assertThat(ControlCharacters.escaped("\t/caf\u00E9/\u65E5\u672C\uD83D\uDE00 \\u0041 \u00A0"))
                .isEqualTo("\t/caf\u00E9/\u65E5\u672C\uD83D\uDE00 \\u0041 \u00A0");
    }
}
