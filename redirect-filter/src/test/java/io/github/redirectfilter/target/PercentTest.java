package io.github.redirectfilter.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.target.Percent.Escapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PercentTest {
    private static final String UNRESERVED = "ABCXYZabcxyz0189-._~";

    /** RFC 3986, sections 2.2 and 3.3 to 3.5. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SEGMENT   | !$&'()*+,=:@
            PATH      | !$&'()*+,=:@/;
            COMPONENT | ``
            QUERY     | `!$&'()*+,;=:@/?[]|^{}`
            CARRIED   | `!$&'()*+,;=:@/?[]|^{}"<>\\`
            """)
    void whatStaysInEachPlace(Percent place, String plain) {
        String backtick = place == Percent.QUERY || place == Percent.CARRIED ? "`" : "";
        for (char c = 0x20; c < 0x7F; c++) {
            boolean stays = (UNRESERVED + plain + backtick).indexOf(c) >= 0 || Character.isLetterOrDigit(c);
            String escaped = String.format("%%%02X", (int) c);

            assertThat(escape(place, String.valueOf(c), Escapes.NONE)).isEqualTo(stays ? String.valueOf(c) : escaped);
        }
    }

    @ParameterizedTest
    @EnumSource
    void controlsAndWhatIsNotAsciiIsEscapedAsUtf8Everywhere(Percent place) {
        assertThat(escape(place, "\u0000\t\r\n\u001F\u007F", Escapes.NONE)).isEqualTo("%00%09%0D%0A%1F%7F");
        assertThat(escape(place, "\u0085\u00A0\u00E9", Escapes.NONE)).isEqualTo("%C2%85%C2%A0%C3%A9");
        assertThat(escape(place, "\u2028\u65E5\uFEFF", Escapes.NONE)).isEqualTo("%E2%80%A8%E6%97%A5%EF%BB%BF");
        assertThat(escape(place, "\u012F\u010A\u010D", Escapes.NONE)).isEqualTo("%C4%AF%C4%8A%C4%8D");
        assertThat(escape(place, "\uD83D\uDE00", Escapes.NONE)).isEqualTo("%F0%9F%98%80");
    }

    @ParameterizedTest
    @EnumSource
    void halfASurrogatePairBecomesTheReplacementCharacter(Percent place) {
        assertThat(escape(place, "a\uD83D", Escapes.NONE)).isEqualTo("a%EF%BF%BD");
        assertThat(escape(place, "\uDE00\uD83Da", Escapes.NONE)).isEqualTo("%EF%BF%BD%EF%BF%BDa");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NONE        | a%2Fb | a%252Fb
            NONE        | 100%  | 100%25
            WELL_FORMED | a%2Fb | a%2Fb
            WELL_FORMED | a%2fb | a%2fb
            WELL_FORMED | 100%  | 100%25
            WELL_FORMED | %2    | %252
            WELL_FORMED | %zz   | %25zz
            WELL_FORMED | %%41  | %25%41
            WELL_FORMED | %１１   | %25%EF%BC%91%EF%BC%91
            ALL         | a%2Fb | a%2Fb
            ALL         | 100%  | 100%
            ALL         | %zz   | %zz
            """)
    void whatAPercentSignMeans(Escapes escapes, String text, String escaped) {
        assertThat(escape(Percent.PATH, text, escapes)).isEqualTo(escaped);
    }

    @Test
    void canonicalPathTextKeepsItsEscapes() {
        assertThat(Percent.escapePath("/a b/caf\u00E9/x%2Fy%25/\"<>{}"))
                .isEqualTo("/a%20b/caf%C3%A9/x%2Fy%25/%22%3C%3E%7B%7D");
    }

    private static String escape(Percent place, String text, Escapes escapes) {
        StringBuilder out = new StringBuilder();
        place.escape(text, escapes, out);
        return out.toString();
    }
}
