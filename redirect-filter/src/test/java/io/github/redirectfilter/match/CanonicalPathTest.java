package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPathTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a%2Fb    | /a%2Fb
            /a%2fb    | /a%2Fb
            /a%5Cb    | /a%5Cb
            /a%5cb    | /a%5Cb
            /a%25b    | /a%25b
            /a%252Fb  | /a%252Fb
            /a%252fb  | /a%252fb
            /a%3Bb    | /a%3Bb
            /a%3b=1   | /a%3B=1
            /a%3Fb    | /a%3Fb
            /a%3fb    | /a%3Fb
            /a%23b    | /a%23b
            /a%00b    | /a%00b
            /a%0Ab    | /a%0Ab
            /a%0ab    | /a%0Ab
            /a%0D%0Ab | /a%0D%0Ab
            /a%1fb    | /a%1Fb
            /a%7Fb    | /a%7Fb
            /a%7fb    | /a%7Fb
            /a%C2%80b | /a%C2%80b
            /a%C2%85b | /a%C2%85b
            /a%c2%85b | /a%C2%85b
            /a%C2%9Fb | /a%C2%9Fb
            """)
    void whatWouldChangeTheStructureStaysEscapedInUpperCase(String path, String canonical) {
        assertThat(CanonicalPath.of(path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /%61%62%63          | /abc
            /a%20b              | '/a b'
            /a%2Bb              | /a+b
            /a%2Cb              | /a,b
            /a%3Ab%40c          | /a:b@c
            /a%26b%3Dc          | /a&b=c
            /%7Bid%7D           | /{id}
            /%2A                | /*
            /%22%3C%3E%5E%60%7C | '/"<>^`|'
            /%7Euser            | /~user
            /a%2Eb              | /a.b
            /a%2Db%5Fc          | /a-b_c
            /caf%C3%A9          | /café
            /caf%c3%a9          | /café
            /%E6%97%A5          | /日
            /%F0%9F%98%80       | /😀
            /%f0%9f%98%80       | /😀
            /%F4%8F%BF%BD       | /\uDBFF\uDFFD
            /%EF%BF%BD          | /\uFFFD
            /a%C2%A0b           | /a\u00A0b
            """)
    void otherEscapesAreDecodedAsUtf8(String path, String canonical) {
        assertThat(CanonicalPath.of(path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /%C0%AE             | /%C0%AE
            /%c0%ae%c0%ae/x     | /%C0%AE%C0%AE/x
            /%C0%80             | /%C0%80
            /%C1%81             | /%C1%81
            /%E0%80%AF          | /%E0%80%AF
            /%E0%9F%BF          | /%E0%9F%BF
            /%F0%80%80%AF       | /%F0%80%80%AF
            /%F0%8F%BF%BF       | /%F0%8F%BF%BF
            /%ED%A0%80          | /%ED%A0%80
            /%ed%b0%80          | /%ED%B0%80
            /%ED%A0%BD%ED%B8%80 | /%ED%A0%BD%ED%B8%80
            /%F4%90%80%80       | /%F4%90%80%80
            /%F8%88%80%80%80    | /%F8%88%80%80%80
            /%FF%FE             | /%FF%FE
            /%80                | /%80
            /%BF%BF             | /%BF%BF
            /%C3                | /%C3
            /%c3x               | /%C3x
            /%C3/%A9            | /%C3/%A9
            /%C3%41             | /%C3A
            /%E6%97             | /%E6%97
            /%E6%97x            | /%E6%97x
            /%E6%97%41          | /%E6%97A
            /%F0%9F%98          | /%F0%9F%98
            /%C3%C3%A9          | /%C3é
            /%A9%C3             | /%A9%C3
            """)
    void overlongInvalidAndTruncatedUtf8StaysEscaped(String path, String canonical) {
        assertThat(CanonicalPath.of(path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /%      | /%25
            /a%     | /a%25
            /a%2    | /a%252
            /a%2/b  | /a%252/b
            /%zz    | /%25zz
            /%2g    | /%252g
            /%g2    | /%25g2
            /%%41   | /%25A
            /%4%31  | /%2541
            /%%%    | /%25%25%25
            /%u0041 | /%25u0041
            /%+1    | /%25+1
            /%-1    | /%25-1
            /%１１    | /%25１１
            /%25    | /%25
            /100%   | /100%25
            """)
    void aMalformedPercentBecomesAnEscapedOne(String path, String canonical) {
        assertThat(CanonicalPath.of(path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a;v=1           | /a
            /a;v=1/b         | /a/b
            /a;v=1/b;w=2/c;  | /a/b/c
            /a;jsessionid=1F | /a
            /a;v=1;w=2       | /a
            /a;v=%2F/b       | /a/b
            /a;%2e%2e/b      | /a/b
            /;v=1            | /
            /;v=1/b          | /b
            /a/;v=1          | /a/
            /a/;v=1/b        | /a/b
            /a;v=1/          | /a/
            /;/;/a           | /a
            /..;v=1/a        | /a
            /x/..;v=1/a      | /a
            /x/.;v=1/a       | /x/a
            /x/%2e%2e;v=1/a  | /a
            /x/.;/           | /x/
            /x/..;           | /
            """)
    void pathParametersAreCutOffEverywhere(String path, String canonical) {
        assertThat(CanonicalPath.of(path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            //        | /
            ///       | /
            //a       | /a
            /a//b     | /a/b
            /a///b//c | /a/b/c
            /a//      | /a/
            /a///     | /a/
            /a/       | /a/
            /a        | /a
            /         | /
            """)
    void emptySegmentsCollapseButForATrailingSlash(String path, String canonical) {
        assertThat(CanonicalPath.of(path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /.              | /
            /./a            | /a
            /a/.            | /a/
            /a/./           | /a/
            /a/./b          | /a/b
            /a/././b        | /a/b
            /%2e/a          | /a
            /%2E/a          | /a
            /a/%2e          | /a/
            /..             | /
            /../a           | /a
            /../../a        | /a
            /a/..           | /
            /a/../          | /
            /a/b/..         | /a/
            /a/b/../        | /a/
            /a/b/../c       | /a/c
            /a/../../b      | /b
            /a/../../../b/c | /b/c
            /a/b/../../c    | /c
            /a/b/../../..   | /
            /a/%2e%2e/b     | /b
            /a/%2E%2E/b     | /b
            /a/%2e%2E/b     | /b
            /a/.%2e/b       | /b
            /a/%2e./b       | /b
            /a/%2E.         | /
            /a/..//b        | /b
            /a//../b        | /b
            /a/./../b       | /b
            /a/.././b       | /b
            /a/...          | /a/...
            /a/.../b        | /a/.../b
            /a/..b          | /a/..b
            /a/.b           | /a/.b
            /a/b.           | /a/b.
            /a/b..          | /a/b..
            /a/%2e%2e%2e    | /a/...
            /a/%252e%252e/b | /a/%252e%252e/b
            /a/..%2Fb       | /a/..%2Fb
            /a/%2e%2e%2fb   | /a/..%2Fb
            /a/..%5Cb       | /a/..%5Cb
            /a/..%00/b      | /a/..%00/b
            /a/..%3B/b      | /a/..%3B/b
            /a/..%20/b      | '/a/.. /b'
            """)
    void dotSegmentsAreResolvedInEverySpellingButNeverAboveTheRoot(String path, String canonical) {
        assertThat(CanonicalPath.of(path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '/a\\b',            /a%5Cb
            '/..\\a',           /..%5Ca
            '/a b',             '/a b'
            '/a+b',             /a+b
            '/a"b<c>',          '/a"b<c>'
            '/café',            /café
            '/日本/😀',         /日本/😀
            """)
    void rawCharactersStayButForTheBackslash(String path, String canonical) {
        assertThat(CanonicalPath.of(path)).isEqualTo(canonical);
    }

    @Test
    void rawControlsAndDelimitersAreEscaped() {
        assertThat(CanonicalPath.of("/a\u0000b\u0009c\nd\re")).isEqualTo("/a%00b%09c%0Ad%0De");
        assertThat(CanonicalPath.of("/a\u007Fb\u0085c")).isEqualTo("/a%7Fb%C2%85c");
        assertThat(CanonicalPath.of("/a?b#c")).isEqualTo("/a%3Fb%23c");
    }

    @Test
    void halfASurrogatePairIsNoText() {
        assertThat(CanonicalPath.of("/a\uD83Db")).isEqualTo("/a\uFFFDb");
        assertThat(CanonicalPath.of("/a\uDE00\uD83D")).isEqualTo("/a\uFFFD\uFFFD");
        assertThat(CanonicalPath.of("/\uD83D%ED%B8%80")).isEqualTo("/\uFFFD%ED%B8%80");
    }

    @Test
    void aRawCharacterIsTheSameAsItsEscape() {
        assertThat(CanonicalPath.of("/caf\u00E9")).isEqualTo(CanonicalPath.of("/caf%C3%A9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/b/c.html",
                "/a/b/",
                "/a.b/c..d",
                "/.well-known/acme-challenge/x",
                "/.../..a",
                "/a+b/c,d=e&f:g@h!$'()*~_-",
                "/a b",
                "/{id}/*",
                "/caf\u00E9",
                "/\u65E5\u672C",
            })
    void aCleanPathIsTheSameInstance(String path) {
        assertThat(CanonicalPath.of(path)).isSameAs(path);
        assertThat(CanonicalPath.within(path, "")).isSameAs(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /shop/a         | /shop      | /a
            /shop/          | /shop      | /
            /shop           | /shop      | /
            /shop/a/        | /shop      | /a/
            /shop//a        | /shop      | /a
            //shop/x        | /shop      | /x
            ///shop//x      | /shop      | /x
            /x/../shop/a    | /shop      | /a
            /./shop/a       | /shop      | /a
            /../shop/a      | /shop      | /a
            /shop;v=1/a     | /shop      | /a
            /shop;v=1       | /shop      | /
            /%73hop/a       | /shop      | /a
            /shop/%61       | /shop      | /a
            /shop/a;v=1     | /shop      | /a
            /shop/./a       | /shop      | /a
            /shop/b/../a    | /shop      | /a
            /shop/../a      | /shop      | none
            /shop/..        | /shop      | none
            /shop/../shop/a | /shop      | /a
            /shopping       | /shop      | none
            /shopping/a     | /shop      | none
            /shop%2Fa       | /shop      | none
            /sho            | /shop      | none
            /Shop/a         | /shop      | none
            /a              | /shop      | none
            /               | /shop      | none
            /a/b/c          | /a/b       | /c
            /a/b            | /a/b       | /
            /a/bc           | /a/b       | none
            /caf%C3%A9/x    | /caf%C3%A9 | /x
            /café/x         | /caf%C3%A9 | /x
            /sh%6Fp/x       | /sh%6Fp    | /x
            /shop/x         | /sh%6Fp    | /x
            *               | ''         | none
            *               | /shop      | none
            ''              | ''         | none
            ''              | /shop      | none
            a               | ''         | none
            http://h/a      | ''         | none
            /a%2Fb          | ''         | /a%2Fb
            """)
    void thePathWithinAContext(String uri, String contextPath, String path) {
        assertThat(CanonicalPath.within(uri, contextPath)).isEqualTo(path);
    }

    @Test
    void theFormIsAFixedPointWithoutStructureInDisguise() {
        Random random = new Random(20240601);
        for (int i = 0; i < 100_000; i++) {
            String uri = "/" + hostile(random);
            String canonical = CanonicalPath.of(uri);

            assertThat(canonical).as(uri).startsWith("/").doesNotContain("//", ";", "\\", "?", "#");
            assertThat(canonical.chars().anyMatch(c -> c < 0x20 || c >= 0x7F && c <= 0x9F))
                    .as(uri)
                    .isFalse();
            assertThat(canonical.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                    .as(uri)
                    .isTrue();
            assertThat(canonical.split("/", -1)).as(uri).doesNotContain(".", "..");
            assertThat(canonical.replaceAll("%[0-9A-F]{2}", "")).as(uri).doesNotContain("%");
            assertThat(CanonicalPath.of(canonical)).as(uri).isEqualTo(canonical);
        }
    }

    private static String hostile(Random random) {
        String[] pieces = {
            "/",
            "/",
            "/",
            ".",
            "..",
            "%2e",
            "%2E",
            "%2F",
            "%5C",
            "%25",
            "%3B",
            "%3f",
            "%23",
            "%00",
            "%0A",
            "%7F",
            "%",
            "%C2",
            "%85",
            "%C2%85",
            "%C0%AE",
            "%E0%80%AF",
            "%ED%A0%80",
            "%C3%A9",
            "%F0%9F%98%80",
            "%F0%9F",
            ";",
            ";v=1",
            "\\",
            "?",
            "#",
            "+",
            " ",
            "a",
            "b",
            "\u00E9",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "\n",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "%4",
            "%4%31",
            "%%",
            "@",
            ":"
        };
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
