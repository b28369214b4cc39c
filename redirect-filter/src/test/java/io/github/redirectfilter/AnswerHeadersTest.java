package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision.Headers.Header;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer tells caches and clients beside status and {@code Location}. */
class AnswerHeadersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            '/a /b 301'                               | '301 /b'      | max-age=3600
            '/a /b 302'                               | '302 /b'      | no-store
            '/a /b 303'                               | '303 /b'      | no-store
            '/a /b 307'                               | '307 /b'      | no-store
            '/a /b'                                   | '307 /b'      | no-store
            '/a /b 308'                               | '308 /b'      | max-age=3600
            '/a /b moved'                             | '301 /b'      | max-age=3600
            '/a /b permanent'                         | '308 /b'      | max-age=3600
            '/a - 404'                                | 404           | max-age=300
            '/a - 410'                                | 410           | max-age=300
            '/a - 451'                                | 451           | max-age=300
            '/a - 429'                                | 429           | no-store
            '/a - 503'                                | 503           | no-store
            '/a - 503 body=none'                      | '503 bare'    | no-store
            '/a - 410 body=none'                      | '410 bare'    | max-age=300
            '/a /b 307 cache="public, max-age=300"'   | '307 /b'      | 'public, max-age=300'
            '/a /b 301 cache="public, max-age=86400"' | '301 /b'      | 'public, max-age=86400'
            '/a /b 301 cache=no-store'                | '301 /b'      | no-store
            '/a /b 307 cache=none'                    | '307 /b'      | none
            '/a - 503 cache=max-age=5'                | 503           | max-age=5
            '/a /b 302 cache=private'                 | '302 /b'      | private
            '/a -'                                    | 'pass exempt' | none
            """)
    void whatEachStatusSendsToCaches(String rule, String shown, String cacheControl) {
        Decision decision = Rules.of(rule).decide(get("/a").build());

        assertThat(Rules.show(decision)).isEqualTo(shown);
        assertThat(decision.headers().cacheControl()).isEqualTo(cacheControl);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '/a - 429'                 | 60
            '/a - 503'                 | 60
            '/a - 503 retry-after=300' | 300
            '/a - 429 retry-after=0'   | 0
            """)
    void limitedAndClosedSayWhenToComeBack(String rule, String seconds) {
        assertThat(Rules.of(rule).decide(get("/a").build()).headers().others())
                .containsExactly(new Header("Retry-After", seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a /b", "/a - 404", "/a - 410", "/a - 451", "/a -"})
    void nothingElseDoes(String rule) {
        assertThat(Rules.of(rule).decide(get("/a").build()).headers().others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            '/a /b id=x'    | x         | x
            '/a - 410 id=x' | x         | x
            '/a /b' | test.rules:1 | test.rules:1
            '/a /b id=é'    | é         | ?
            '/a - id=x'     | x         | none
            """)
    void attributionNamesTheRule(String rule, String id, String header) {
        Decision decision =
                Rules.builder(rule).attribution(true).build().decide(get("/a").build());

        assertThat(decision.rule()).isEqualTo(id);
        assertThat(decision.headers().others())
                .isEqualTo(header == null ? List.of() : List.of(new Header("X-Redirect-By", header)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            '/a /b header.X-Beta'             | 'X-Beta: 1'    | '307 /b'                | X-Beta
            '/a /b header.X-Beta'             | none           | 'pass no-rule'          | X-Beta
            '/a /b cookie.beta'               | none           | 'pass no-rule'          | Cookie
            '/a /b query.beta'                | none           | 'pass no-rule'          | none
            'POST /a /b'                      | none           | 'pass no-rule'          | none
            'POST /a /b header.X-Beta'        | none           | 'pass no-rule'          | none
            '/a /b header.X-Beta cookie.beta' | none           | 'pass no-rule'          | X-Beta
            '/a /b header.X-Beta cookie.beta' | 'X-Beta: 1'    | 'pass no-rule'          | 'Cookie, X-Beta'
            '/a /b not.header.X-Beta'         | none           | '307 /b'                | X-Beta
            '/a /b not.header.X-Beta'         | 'X-Beta: 1'    | 'pass no-rule'          | X-Beta
            '/a - header.X-Beta'              | 'X-Beta: 1'    | 'pass exempt'           | X-Beta
            '/a - 410 header.X-Beta'          | 'X-Beta: 1'    | 410                     | X-Beta
            '/a /a header.X-Beta'             | 'X-Beta: 1'    | 'pass self'             | X-Beta
            '/a /{header:X-Next}'             | 'X-Next: n'    | '307 /n'                | X-Next
            '/a /{header:X-Next}'             | none           | 'pass no-rule'          | X-Next
            '/a /{header:X-Next|n}'           | none           | '307 /n'                | X-Next
            '/a /{cookie:next|n}'             | none           | '307 /n'                | Cookie
            '/a /{param:next|n}'              | none           | '307 /n'                | none
            '/a {header:X-Next}'              | 'X-Next: //e/' | 'refused off-site, 400' | X-Next
            '/a /{host}'                      | none           | '307 /site.example'     | none
            '/a /b header.Host=site.example'  | none           | '307 /b'                | none
            '/a /b header.Host=other.example' | none           | 'pass no-rule'          | none
            '/other /b header.X-Beta'         | 'X-Beta: 1'    | 'pass no-rule'          | none
            '/a /b'                           | none           | '307 /b'                | none
            """)
    void headersThatWereConsultedAreNamedInVaryOnAHitAndOnAPass(String rule, String header, String shown, String vary) {
        RequestBuilder request = get("/a");
        if (header != null) {
            int colon = header.indexOf(": ");
            request.header(header.substring(0, colon), header.substring(colon + 2));
        }
        Decision decision = Rules.of(rule).decide(request.build());

        assertThat(Rules.show(decision)).isEqualTo(shown);
        assertThat(decision.headers().vary()).isEqualTo(vary);
    }

    @Test
    void headersThatAnEarlierRuleConsultedAreNamedInVaryToo() {
        Decision decision = Rules.of("/a /b header.X-Beta", "/a /c 301 cookie.old", "/a /d 301")
                .decide(get("/a").build());

        assertThat(Rules.show(decision)).isEqualTo("301 /d");
        assertThat(decision.headers().vary()).isEqualTo("Cookie, X-Beta");
    }

    @Test
    void conditionsOfEarlierRulesCountForCaches() {
        ConditionFactory off = new ConditionFactory() {
            @Override
            public String kind() {
                return "off";
            }

            @Override
            public Condition create(Spec spec) {
                return (request, effects) -> false;
            }
        };
        Redirects redirects = Redirects.builder()
                .conditionFactory(off)
                .rule(RedirectRule.from("/a").to("/x").option("off").build())
                .rule(RedirectRule.from("/a")
                        .to("/y")
                        .status(RedirectStatus.MOVED_PERMANENTLY)
                        .build())
                .build();

        Decision decision = redirects.decide(
                RedirectRequest.builder("GET", "https://app.example/a").build());

        assertThat(decision.headers().cacheControl()).isEqualTo("no-store");
    }

    private static RequestBuilder get(String pathAndQuery) {
        return RedirectRequest.builder("GET", "http://site.example" + pathAndQuery);
    }
}
