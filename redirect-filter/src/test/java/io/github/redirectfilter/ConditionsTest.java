package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            method=GET      | GET      | true
            method=GET      | HEAD     | true
            method=GET      | POST     | false
            method=GET      | get      | false
            method=HEAD     | HEAD     | true
            method=HEAD     | GET      | false
            method=POST,PUT | PUT      | true
            method=POST,PUT | GET      | false
            method=POST,GET | HEAD     | true
            method=M-SEARCH | M-SEARCH | true
            not.method=GET  | GET      | false
            not.method=GET  | HEAD     | false
            not.method=GET  | POST     | true
            """)
    void theMethodIsListedAndGetIncludesHead(String condition, String method, boolean holds) {
        assertThat(holds(condition, RedirectRequest.builder(method, "http://site.example/a")))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET      | GET  | true
            GET      | HEAD | true
            GET,POST | POST | true
            POST     | GET  | false
            """)
    void theMethodsMayStandInFront(String methods, String method, boolean holds) {
        Decision decision = Rules.of(methods + " /a /b")
                .decide(RedirectRequest.builder(method, "http://site.example/a").build());

        assertThat(decision instanceof Decision.Redirect).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            header.X-Beta          | 1    | true
            header.X-Beta          | ''   | true
            header.X-Beta          | none | false
            header.x-beta          | 1    | true
            header.X-Beta=1        | 1    | true
            header.X-Beta=1        | 11   | false
            header.X-Beta=1        | ''   | false
            header.X-Beta=1        | none | false
            header.X-Beta=1,2      | 2    | true
            'header.X-Beta="1, 2"' | 2    | true
            header.X-Beta=1,2      | 1,2  | false
            header.X-Beta=a        | A    | false
            header.X-Beta=~b       | abc  | true
            header.X-Beta=~^b      | abc  | false
            header.X-Beta=~^a,b$   | a,b  | true
            header.X-Beta=~(?i)B   | abc  | true
            header.X-Beta=~        | x    | true
            header.X-Beta=~        | none | false
            not.header.X-Beta      | none | true
            not.header.X-Beta      | 1    | false
            not.header.X-Beta=1    | 2    | true
            not.header.X-Beta=1    | none | true
            not.header.X-Beta=1    | 1    | false
            """)
    void aHeaderIsPresentEqualOrFound(String condition, String value, boolean holds) {
        RequestBuilder request = get("/a");
        if (value != null) {
            request.header("X-Beta", value);
        }

        assertThat(holds(condition, request)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            header.X-Beta=2     | true
            header.X-Beta=3     | false
            header.X-Beta=~^2   | true
            not.header.X-Beta=2 | false
            """)
    void oneOfSeveralHeaderLinesIsEnough(String condition, boolean holds) {
        assertThat(holds(condition, get("/a").header("X-Beta", "1").header("x-beta", "2")))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            cookie.beta         | 1    | true
            cookie.beta         | none | false
            cookie.Beta         | 1    | false
            cookie.beta=1       | 1    | true
            cookie.beta=1,2     | 2    | true
            cookie.beta=1       | 2    | false
            cookie.beta=~^[12]$ | 2    | true
            not.cookie.beta     | none | true
            not.cookie.beta=1   | 1    | false
            """)
    void aCookieIsPresentEqualOrFoundAndItsNameIsCaseSensitive(String condition, String value, boolean holds) {
        RequestBuilder request = get("/a");
        if (value != null) {
            request.cookie("beta", value);
        }

        assertThat(holds(condition, request)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            query.beta       | /a?beta          | true
            query.beta       | /a?beta=         | true
            query.beta       | /a?x=1&beta=2    | true
            query.beta       | /a?betas=1       | false
            query.Beta       | /a?beta          | false
            query.beta       | /a               | false
            query.beta=1     | /a?beta=1        | true
            query.beta=1     | /a?beta=2&beta=1 | true
            query.beta=1     | /a?b%65ta=%31    | true
            query.beta=1,2   | /a?beta=2        | true
            query.beta=~^é+$ | /a?beta=%C3%A9   | true
            query.a.b        | /a?a.b=1         | true
            not.query.beta   | /a               | true
            not.query.beta   | /a?beta          | false
            """)
    void aParameterIsPresentEqualOrFound(String condition, String pathAndQuery, boolean holds) {
        assertThat(holds(condition, get(pathAndQuery))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ip=10.0.0.0/8                 | 10.1.2.3        | true
            ip=10.0.0.0/8                 | ::ffff:10.1.2.3 | true
            ip=10.0.0.0/8                 | 11.0.0.1        | false
            ip=10.0.0.0/8                 | unknown         | false
            ip=10.0.0.0/8                 | ''              | false
            'ip="10.0.0.0/8, 2001:db8::"' | 2001:db8::      | true
            ip=192.0.2.7,fe80::/10        | fe80::1%eth0    | true
            not.ip=10.0.0.0/8             | 10.1.2.3        | false
            not.ip=10.0.0.0/8             | 192.0.2.7       | true
            not.ip=10.0.0.0/8             | unknown         | true
            not.ip=10.0.0.0/8             | ''              | true
            """)
    void theAddressIsInABlock(String condition, String address, boolean holds) {
        assertThat(holds(condition, get("/a").remoteAddress(address))).isEqualTo(holds);
    }

    /** No header names the address to caches, whether it is in the block or not. */
    @ParameterizedTest
    @CsvSource({
        "ip=10.0.0.0/8,     10.0.0.1, no-store",
        "ip=10.0.0.0/8,     11.0.0.1, private",
        "not.ip=10.0.0.0/8, 10.0.0.1, private",
        "not.ip=10.0.0.0/8, 11.0.0.1, no-store",
    })
    void nothingThatDependsOnTheAddressIsForSharedCaches(String condition, String address, String cacheControl) {
        Decision decision = Rules.of("/a /b 302 cache=\"public, max-age=60\" " + condition)
                .decide(get("/a").remoteAddress(address).build());

        assertThat(decision.headers()).isEqualTo(new Decision.Headers(cacheControl, null, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a?q=1 | 1 | 1 | true
            /a?q=1 | 1 | 2 | false
            /a?q=1 | 2 | 1 | false
            /a?q=2 | 1 | 1 | false
            """)
    void allConditionsMustHold(String pathAndQuery, String header, String cookie, boolean holds) {
        String conditions = "header.X=1 cookie.c=1 query.q=1";

        assertThat(holds(conditions, get(pathAndQuery).header("X", header).cookie("c", cookie)))
                .isEqualTo(holds);
    }

    private static RequestBuilder get(String pathAndQuery) {
        return RedirectRequest.builder("GET", "http://site.example" + pathAndQuery);
    }

    private static boolean holds(String conditions, RequestBuilder request) {
        return Rules.of("/a /b " + conditions).decide(request.build()) instanceof Decision.Redirect;
    }
}
