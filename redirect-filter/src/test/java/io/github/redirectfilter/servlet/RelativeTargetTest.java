package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeTargetTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "foo", "./foo", "../foo", "?q", "#f", "?u=http://x", "#http://x", "foo/a:b", "."})
    void isRelative(String target) {
        assertThat(RelativeTarget.is(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/foo", "//host/", "https://host/", "https:foo", "myapp:x", ":x", "a:b/c"})
    void isNot(String target) {
        assertThat(RelativeTarget.is(target)).isFalse();
    }

    /** The request is for {@code /one/page?x=1}. */
    @ParameterizedTest
    @CsvSource({
        "foo,        /one/foo,         foo",
        "foo/,       /one/foo/,        foo/",
        "./foo,      /one/foo,         ./foo",
        "./a:b,      /one/a:b,         ./a:b",
        "../foo,     /foo,             ../foo",
        "../../foo,  /foo,             ../../foo",
        ".,          /one/,            .",
        "..,         /,                ..",
        "../,        /,                ../",
        "'',         /one/page?x=1,    ''",
        "?q,         /one/page?q,      ?q",
        "#f,         /one/page?x=1#f,  #f",
        "?a b#c d,   /one/page?a%20b#c%20d, ?a%20b#c%20d",
        "foo?a b,    /one/foo?a%20b,   foo?a%20b",
        "foo#a?b,    /one/foo#a?b,     foo#a?b",
        "foo?a#b,    /one/foo?a#b,     foo?a#b",
        "a//b,       /one/a//b,        a//b",
        // what was changed is sent as rebuilt
        "ä,          /one/%C3%A4,      /one/%C3%A4",
        "a/../b,     /one/b,           /one/b",
        "a/./b,      /one/a/b,         /one/a/b",
        "%2e%2e/b,   /b,               /b",
        "a/%2e,      /one/a/,          /one/a/",
        ".//b,       /one//b,          /one//b",
        "..//b?c,    /x//b?c,          /x//b?c",
        "a%zz,       /one/a%25zz,      /one/a%25zz",
    })
    void staysRelativeIfThePathIsPlain(String target, String rebuilt, String written) {
        assertThat(RelativeTarget.write(target, rebuilt)).isEqualTo(written);
    }

    @Test
    void aQuoteAtTheStartWouldBeCutOffInARefresh() {
        assertThat(RelativeTarget.write("'a'", "/one/'a'")).isEqualTo("/one/'a'");
    }

    @Test
    void anEndlessClimbIsCutShort() {
        assertThat(RelativeTarget.write("../".repeat(2000) + "x", "/x")).isEqualTo("/x");
    }
}
