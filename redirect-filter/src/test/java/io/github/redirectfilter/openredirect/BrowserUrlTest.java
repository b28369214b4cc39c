package io.github.redirectfilter.openredirect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second reader, against what browsers were seen to do. */
class BrowserUrlTest {
    private static final BrowserUrl BASE = BrowserUrl.base("http://shop.test/cart/view");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/pay                         | http://shop.test",
                "pay                          | http://shop.test",
                "?step=2                      | http://shop.test",
                "#top                         | http://shop.test",
                "\\thief.test                 | http://shop.test",
                "http:thief.test              | http://shop.test",
                "http:/thief.test             | http://shop.test",
                "/.//thief.test               | http://shop.test",
                "/%2e%2e//thief.test          | http://shop.test",
                "/%2f/thief.test              | http://shop.test",
                "http://shop.test\\.thief.test| http://shop.test",
                "http://shop.test:080/        | http://shop.test",
                "//thief.test                 | http://thief.test",
                "///thief.test                | http://thief.test",
                "/\\thief.test                | http://thief.test",
                "\\/thief.test                | http://thief.test",
                "`/\t/thief.test`             | http://thief.test",
                "`\u0001//thief.test`         | http://thief.test",
                "` //thief.test`              | http://thief.test",
                "http:///thief.test           | http://thief.test",
                "http:\\\\thief.test          | http://thief.test",
                "https:thief.test             | https://thief.test",
                "https:/thief.test            | https://thief.test",
                "http://shop.test@thief.test  | http://thief.test",
                "http://a:80@b@thief.test     | http://thief.test",
                "http://thief.test\\@shop.test| http://thief.test",
                "http://thief.test#@shop.test | http://thief.test",
                "http://thief%2etest/         | http://thief.test",
                "HTTP://THIEF.test:81         | http://thief.test:81",
                "http://thief.test.           | http://thief.test.",
                "http://0x7f000001/           | http://127.0.0.1",
                "http://2130706433            | http://127.0.0.1",
                "http://127.1/                | http://127.0.0.1",
                "http://0177.0.0.1            | http://127.0.0.1",
                "http://[::1]:8080/           | http://[::1]:8080",
                "javascript:alert(1)          | javascript:",
                "thief.test:80/x              | thief.test:",
                "http://thief.test:99999/     | ",
                "http://thief.test:8a/        | ",
                "http://thief%23test/         | ",
                "http://shop.test@/           | ",
                "http://256.1.1.1/            | ",
                "//                           | ",
            })
    void goesWhereBrowsersGo(String location, String origin) {
        assertThat(BrowserUrl.read(location, BASE).map(BrowserUrl::origin).orElse(null))
                .isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({"x, /cart/x", "../x, /x", "../../../x, /x", "/a/.././b/.., /", "/.//x, //x", "/a/%2E%2e/, /"})
    void resolvesDotSegments(String location, String path) {
        assertThat(BrowserUrl.read(location, BASE).orElseThrow().path()).isEqualTo(path);
    }
}
