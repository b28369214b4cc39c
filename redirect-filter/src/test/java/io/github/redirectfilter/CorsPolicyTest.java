package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.redirectfilter.Decision.Headers.Header;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsPolicyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://front.example                     | https://front.example        | true
            HTTPS://Front.Example                     | https://front.example        | true
            https://front.example:443                 | https://front.example        | true
            https://front.example/                    | https://front.example        | true
            front.example                             | https://front.example        | true
            front.example                             | http://front.example         | false
            https://front.example                     | HTTPS://front.example        | false
            https://front.example                     | https://Front.example        | false
            https://front.example                     | https://front.example:443    | false
            https://front.example                     | https://front.example:8443   | false
            https://front.example                     | https://front.example/       | false
            https://front.example                     | https://front.example.evil.example | false
            https://front.example                     | https://evil.example         | false
            https://front.example                     | https://a@front.example      | false
            https://front.example                     | http://front.example         | false
            https://front.example                     | null                         | false
            https://front.example                     | ''                           | false
            https://front.example                     | front.example                | false
            https://front.example                     | https:front.example          | false
            https://front.example                     | https://front.example, https://front.example | false
            https://front.example:8443                | https://front.example:8443   | true
            http://localhost:5173                     | http://localhost:5173        | true
            http://[::1]:5173                         | http://[::1]:5173            | true
            https://*.example.com                     | https://a.example.com        | true
            https://*.example.com                     | https://a.b.example.com      | true
            https://*.example.com                     | https://example.com          | false
            https://*.example.com                     | https://.example.com         | false
            https://*.example.com                     | https://aexample.com         | false
            https://*.example.com                     | https://a.example.com.evil   | false
            https://a.example,https://b.example       | https://b.example            | true
            'https://a.example, https://b.example'    | https://b.example            | true
            https://a.example https://b.example       | https://b.example            | true
            https://a.example,credentials             | https://a.example            | true
            https://xn--bcher-kva.example             | https://xn--bcher-kva.example | true
            none                                      | https://a.example            | false
            """)
    void allowsTheListedOrigins(String origins, String header, boolean allowed) {
        assertThat(CorsPolicy.parse(origins).headers(header).isEmpty()).isEqualTo(!allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://a.example             | https://a.example | Access-Control-Allow-Origin: https://a.example | Origin
            https://a.example             |                   | ''                                             | Origin
            https://a.example credentials | https://a.example | Access-Control-Allow-Origin: https://a.example; Access-Control-Allow-Credentials: true | Origin
            https://a.example credentials | https://b.example | ''                                             | Origin
            *                             | https://a.example | Access-Control-Allow-Origin: *                 | ''
            *                             | null              | Access-Control-Allow-Origin: *                 | ''
            *                             |                   | Access-Control-Allow-Origin: *                 | ''
            none                          | https://a.example | ''                                             | ''
            """)
    void anAnswerToEveryoneIsAlwaysTheSame(String origins, String header, String sent, String vary) {
        CorsPolicy policy = CorsPolicy.parse(origins);

        assertThat(policy.headers(header).stream().map(CorsPolicyTest::line).collect(Collectors.joining("; ")))
                .isEqualTo(sent);
        assertThat(policy.vary()).isEqualTo(vary.isEmpty() ? Set.of() : Set.of(vary));
    }

    private static String line(Header header) {
        return header.name() + ": " + header.value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            credentials                     | cors "credentials" names no origin (expected for example cors=https://front.example, or cors=*)
            ,                               | cors "," names no origin (expected for example cors=https://front.example, or cors=*)
            *,credentials                   | cors "*,credentials": browsers send no credentials to what is open to all (expected the origins in place of *)
            *,https://a.example             | cors "*,https://a.example": * covers all others (expected * alone, or no *)
            null                            | cors: null is an origin that any page can give itself (expected the pages' origins, or * for all)
            https://a.example/app           | cors: "https://a.example/app" has a path, which is no part of an origin (expected https://a.example)
            a.example/app/                  | cors: "a.example/app/" has a path, which is no part of an origin (expected a.example)
            https://a.example?x             | cors: "https://a.example?x" has a query or fragment (expected https://host or https://host/path/)
            https://u@a.example             | cors: "https://u@a.example" has user info, which is never sent (expected https://a.example)
            https://*                       | cors: "*": a star stands for whole labels at the front alone (expected https://*.example.com)
            https://*.com                   | cors: "https://*.com" would allow every site under .com (expected a domain of somebody's, such as https://*.example.com)
            https://a.*.example             | cors: "a.*.example": a star stands for whole labels at the front alone (expected https://*.example.com)
            https://a.example:0             | cors: port "0" is no port (expected 1 to 65535)
            http://localhost:*              | cors: "http://localhost:*" is for native apps (expected the origin of a page: scheme, host and port)
            myapp:                          | cors: "myapp:" is for native apps (expected the origin of a page: scheme, host and port)
            ftp://a.example                 | cors: scheme "ftp" with a host is not known (expected https://host, or ftp: for a native app)
            https:                          | cors: "https:" has no host (expected https://partner.example)
            https://b\u00fccher.example     | cors: "b\u00fccher.example" is not ASCII (expected its xn-- form: xn--bcher-kva.example)
            none,https://b_\\.example       | cors: "b_\\.example" is no host name (expected letters, digits, dashes and dots)
            """)
    void saysWhatIsWrongAndWhatWouldBeRight(String origins, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorsPolicy.parse(origins))
                .withMessage(message);
    }

    @Test
    void whateverAnOriginHeaderSaysOnlyWhatIsListedIsEchoed() {
        CorsPolicy policy = CorsPolicy.parse("https://front.example https://*.pages.example:8443");
        String[] pieces = {
            "https://",
            "http://",
            "front.example",
            "a.pages.example",
            ":8443",
            ":443",
            "/",
            "\\",
            "@",
            ".",
            ",",
            " ",
            "*",
            "null",
            "\r\n",
            "\u0000",
            "\u012f",
            "%2e",
            "evil.example"
        };
        Random random = new Random(10);
        int echoed = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int n = random.nextInt(5); n > 0; n--) {
                header.append(pieces[random.nextInt(pieces.length)]);
            }
            for (Header sent : policy.headers(header.toString())) {
                echoed++;
                assertThat(sent.value())
                        .matches("https://front\\.example|https://[a-z.]+\\.pages\\.example:8443")
                        .isEqualTo(header.toString());
            }
        }
        assertThat(echoed).isPositive();
    }
}
