package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The origin that is the own one, and the path of the application in front of sources and targets. */
class OriginAndContextTest {
    private static final Logger LOG = Logger.getLogger("io.github.redirectfilter");

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '/a /b'                               | /shop      | /shop/a      | '307 /shop/b'
            '/a /b'                               | ''         | /a           | '307 /b'
            '/a /b'                               | ''         | /shop/a      | 'pass no-rule'
            '/a /b'                               | /shop      | /a           | 'pass no-rule'
            '/a /b'                               | /shop      | /shopping/a  | 'pass no-rule'
            '/ /home'                             | /shop      | /shop        | '307 /shop/home'
            '/ /home'                             | /shop      | /shop/       | '307 /shop/home'
            '/a /'                                | /shop      | /shop/a      | '307 /shop/'
            '/a //site.example/b'                 | /shop      | /shop/a      | '307 /b'
            '/a http://site.example/b'            | /shop      | /shop/a      | '307 /b'
            '/a https://other.example/b'          | /shop      | /shop/a      | '307 https://other.example/b'
            '/a https://other.example{context}/b' | /shop      | /shop/a      | '307 https://other.example/shop/b'
            '/a https://other.example{context}/b' | ''         | /a           | '307 https://other.example/b'
            '/a {header:X-Next}'                  | /shop      | /shop/a      | '307 /next'
            '/a /b'                               | /caf%C3%A9 | /caf%C3%A9/a | '307 /caf%C3%A9/b'
            '/a /b'                               | /café      | /café/a      | '307 /caf%C3%A9/b'
            """)
    void pathsAreRelativeToTheContextPath(String rule, String contextPath, String path, String decision) {
        RequestBuilder request = get(path).contextPath(contextPath).header("X-Next", "/next");

        assertThat(decide(Rules.of(rule), request)).isEqualTo(decision);
    }

    @Test
    void theContextPathCanBeWrittenWhereItIsNotPutInFront() {
        Redirects redirects =
                Rules.builder("/shop/c {context}/d").contextRelative(false).build();

        assertThat(decide(redirects, get("/shop/c").contextPath("/shop"))).isEqualTo("307 /shop/d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | /a      | '307 /shop/b'
            false | /a      | 'pass no-rule'
            false | /shop/a | '307 /b'
            """)
    void pathsAreBelowTheContextPathUnlessTheSettingSaysOtherwise(boolean on, String from, String decision) {
        Redirects redirects = Rules.builder(from + " /b").contextRelative(on).build();

        assertThat(decide(
                        redirects,
                        RedirectRequest.builder("GET", "https://app.example/shop/a")
                                .contextPath("/shop")))
                .isEqualTo(decision);
    }

    /** A client that asked for another name than the configured one has to be told that name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            //old.example/{*p} https://www.example/{p} | http://old.example/a   | '307 https://www.example/a'
            /{*p} https://www.example/{p}              | http://old.example/a   | '307 https://www.example/a'
            /{*p} https://www.example/{p}              | http://www.example/a   | '307 https://www.example/a'
            /{*p} https://www.example/{p}              | https://www.example/a  | 'pass self'
            /{*p} https://www.example/new/{p}          | https://www.example/a  | '307 /new/a'
            /{*p} /new/{p}                             | http://old.example/a   | '307 /new/a'
            /{*p} https://{host}:8443/{p}              | http://old.example/a   | 'refused off-site, 400'
            """)
    void aRuleMayLeadToTheConfiguredOrigin(String rule, String url, String decision) {
        Redirects redirects = Rules.builder(rule).origin("https://www.example").build();

        assertThat(decide(redirects, RedirectRequest.builder("GET", url))).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://www.example      | https://www.example/x      | '307 /x'
            https://www.example      | //www.example/x            | '307 /x'
            https://www.example      | /x                         | '307 /x'
            https://www.example      | http://internal:8080/x     | 'refused off-site, 400'
            https://www.example      | https://internal/x         | 'refused off-site, 400'
            https://www.example:8443 | https://www.example:8443/x | '307 /x'
            HTTPS://WWW.Example/     | https://www.example/x      | '307 /x'
            """)
    void theOwnOriginIsTheConfiguredOne(String origin, String next, String decision) {
        Redirects redirects = Rules.builder("/a {param:n}").origin(origin).build();

        assertThat(decide(redirects, RedirectRequest.builder("GET", "http://internal:8080/a?n=" + next)))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "www.example",
                "//www.example",
                "https://",
                "https:www.example",
                "ftp://www.example",
                "https://user@www.example",
                "https://www.example/path",
                "https://www.example?x",
                "https://www.example#x",
                "https://www example"
            })
    void anOriginIsSchemeHostAndPortAlone(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redirects.builder().origin(origin))
                .withMessage("origin \"" + origin
                        + "\" is no origin (expected scheme, host and port alone, such as https://www.example.com)");
    }

    private static RequestBuilder get(String pathAndQuery) {
        return RedirectRequest.builder("GET", "http://site.example" + pathAndQuery);
    }

    private static String decide(Redirects redirects, RequestBuilder request) {
        return Rules.show(redirects.decide(request.build()));
    }
}
