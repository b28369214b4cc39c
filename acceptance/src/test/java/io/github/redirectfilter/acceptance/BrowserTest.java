package io.github.redirectfilter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 3986, section 5.4, as far as they are about http. */
class BrowserTest {
    @ParameterizedTest
    @CsvSource({
        "g,         http://a/b/c/g",
        "./g,       http://a/b/c/g",
        "g/,        http://a/b/c/g/",
        "/g,        http://a/g",
        "//g,       http://g/",
        "?y,        http://a/b/c/d;p?y",
        "g?y,       http://a/b/c/g?y",
        "#s,        http://a/b/c/d;p?q#s",
        "g#s,       http://a/b/c/g#s",
        "g?y#s,     http://a/b/c/g?y#s",
        ";x,        http://a/b/c/;x",
        "'',        http://a/b/c/d;p?q",
        ".,         http://a/b/c/",
        "./,        http://a/b/c/",
        "..,        http://a/b/",
        "../g,      http://a/b/g",
        "../..,     http://a/",
        "../../g,   http://a/g",
        "../../../g, http://a/g",
        "/./g,      http://a/g",
        "/../g,     http://a/g",
        "g.,        http://a/b/c/g.",
        "..g,       http://a/b/c/..g",
        "./g/.,     http://a/b/c/g/",
        "g/./h,     http://a/b/c/g/h",
        "g/../h,    http://a/b/c/h",
        "g?y/../x,  http://a/b/c/g?y/../x",
        "https://h/x/../y, https://h/y",
    })
    void resolves(String reference, String url) {
        assertThat(Browser.resolve("http://a/b/c/d;p?q", reference)).isEqualTo(url);
    }
}
