package io.github.redirectfilter.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain              | plain
            <script>           | &lt;script&gt;
            a&lt;b             | a&amp;lt;b
            " onload='x'       | &quot; onload=&#39;x&#39;
            Grüße 日本 😀       | Grüße 日本 😀
            """)
    void escapes(String text, String escaped) {
        assertThat(new Markup().element("p", text)).hasToString("<p>" + escaped + "</p>");
        assertThat(new Markup().open("p", "title", text).close()).hasToString("<p title=\"" + escaped + "\"></p>");
    }

    @Test
    void showsWhatHides() {
        String hidden = "a\u0000\u202Eb\u200B\uD800c\u2028\uE000\r";
        assertThat(new Markup().text(hidden))
                .hasToString("a\\u{0}\\u{202e}b\\u{200b}\\u{d800}c\\u{2028}\\u{e000}\\u{d}");
    }

    @Test
    void cutsWhatIsLongAndNoCharacterInTwo() {
        String smile = "\uD83D\uDE00";
        assertThat(new Markup().text("x".repeat(Markup.LONGEST))).hasToString("x".repeat(Markup.LONGEST));
        assertThat(new Markup().text("x".repeat(Markup.LONGEST - 1) + smile))
                .hasToString("x".repeat(Markup.LONGEST - 1) + "\u2026");
        assertThat(new Markup().wholeText("x".repeat(9_000))).hasToString("x".repeat(9_000));
    }

    @Test
    void closesWhatWasOpenedLast() {
        assertThat(new Markup()
                        .open("form")
                        .open("input", "name", "a")
                        .element("b", "c")
                        .close())
                .hasToString("<form><input name=\"a\"><b>c</b></form>");
    }
}
