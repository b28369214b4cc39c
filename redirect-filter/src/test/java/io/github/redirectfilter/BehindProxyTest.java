package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.redirectfilter.Decision.Headers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules and the guard see of a request that came by way of a proxy. The proxy is 10.0.0.1, the client 192.0.2.43. */
class BehindProxyTest {
    private static final String TO_HTTPS = "http://{host}/{*p} https://{host}/{p} 308";

    /** {@code {port}} shows what no proxy said: the port of the container, unless it is only the scheme's default. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # URL that the container sees     | what the proxy says                       | what the target sees
            http://app.example/a              | -                                         | http app.example 80
            http://app.example/a              | Forwarded: proto=https                    | https app.example 443
            http://app.example:8080/a         | Forwarded: proto=https                    | https app.example 8080
            http://app.example:80/a           | Forwarded: proto=http                     | http app.example 80
            http://inner:8080/a               | Forwarded: host=app.example               | http app.example 80
            http://inner:8080/a               | Forwarded: host=app.example;proto=https   | https app.example 443
            http://inner:8080/a               | Forwarded: host=app.example:99;proto=https | https app.example 99
            https://inner/a                   | Forwarded: proto=http                     | http inner 80
            https://inner/a                   | Forwarded: host=app.example               | https app.example 443
            http://app.example/a              | X-Forwarded-Proto: https                  | https app.example 443
            http://app.example/a              | X-Forwarded-Port: 8443                    | http app.example 8443
            http://inner/a                    | X-Forwarded-Host: app.example:8443        | http app.example 8443
            http://inner/a                    | X-Forwarded-Host: a@evil.example          | http inner 80
            http://inner/a                    | X-Forwarded-Host: evil.example/           | http inner 80
            """)
    void targetsTakeSchemeHostAndPortOfTheClient(String url, String said, String seen) {
        String rule = "/a /seen?s={scheme}&h={host}&p={port} query=drop";

        String[] parts = seen.split(" ", 3);
        assertThat(decide(behindProxy(rule), url, said))
                .isEqualTo("307 /seen?s=" + parts[0] + "&h=" + parts[1] + "&p=" + parts[2]);
        assertThat(decide(Rules.of(rule), url, said))
                .as("from one that is not listed")
                .isEqualTo(decide(Rules.of(rule), url, "-"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # rule                                       | what the proxy says                              | decision
            https://{host}/{*p} /https                   | X-Forwarded-Proto: https                         | 307 /https
            http://{host}/{*p} /http                     | X-Forwarded-Proto: https                         | pass no-rule
            //shop.example/{*p} /shop                    | X-Forwarded-Host: Shop.example                   | 307 /shop
            //inner.example/{*p} /inner                  | X-Forwarded-Host: shop.example                   | pass no-rule
            //{host}:8443/{*p} /port                     | X-Forwarded-Host: shop.example:8443              | 307 /port
            /a /b ip=192.0.2.43                          | X-Forwarded-For: 192.0.2.43                      | 307 /b
            /a /b ip=10.0.0.0/8                          | X-Forwarded-For: 192.0.2.43                      | pass no-rule
            /a /b ip=10.0.0.0/8                          | X-Forwarded-For: 10.9.9.9, 192.0.2.43            | pass no-rule
            /a /b ip=10.0.0.0/8                          | X-Forwarded-For: garbage                         | 307 /b
            /a /b ip=10.0.0.0/8                          | Forwarded: for=unknown                           | pass no-rule
            /a /b ip=10.0.0.0/8                          | Forwarded: for=_hidden                           | pass no-rule
            /a /b not.ip=10.0.0.0/8                      | Forwarded: for=unknown                           | 307 /b
            /a /b ip=10.0.0.0/8                          | Forwarded: for=1.2.3.4 & X-Forwarded-For: 4.3.2.1 | pass no-rule
            # to itself
            /a https://inner.example/a                   | X-Forwarded-Proto: https                         | pass self
            /a https://shop.example/a                    | Forwarded: proto=https;host=shop.example         | pass self
            /a http://inner.example/a                    | X-Forwarded-Proto: https                         | 307 http://inner.example/a
            # the loop behind a TLS terminator does not begin
            http://{host}/{*p} https://{host}/{p}        | X-Forwarded-Proto: https                         | pass no-rule
            //{host}/{*p} https://{host}/{p}             | X-Forwarded-Proto: https                         | pass self
            http://{host}/{*p} https://{host}/{p}        | X-Forwarded-Proto: http                          | 307 https://inner.example/a
            http://{host}/{*p} https://{host}/{p}        | Forwarded: proto=http;host=shop.example          | 307 https://shop.example/a
            http://{host}/{*p} https://{host}/{p}        | Forwarded: host="[2001:DB8::1]:8080"             | 307 https://[2001:db8::1]/a
            # what a proxy that is listed says is not doubted
            http://{host}/{*p} https://{host}/{p}        | Forwarded: for=192.0.2.43;proto=http & X-Forwarded-Proto: https | 307 https://inner.example/a
            """)
    void rulesSeeTheClient(String rule, String said, String decision) {
        assertThat(decide(behindProxy(rule), "http://inner.example/a", said)).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://shop.example/x   | '302 /x'
            http://shop.example/x    | 'refused off-site, 400'
            http://inner.example/x   | 'refused off-site, 400'
            https://inner.example/x  | 'refused off-site, 400'
            """)
    void theClientsOriginIsTheOwnOne(String target, String decision) {
        String[] said = {"X-Forwarded-Proto: https", "X-Forwarded-Host: shop.example"};
        Redirects redirects = behindProxy("/a {param:to} 302");
        RequestBuilder request = RedirectRequest.builder("GET", "http://inner.example/a?to=" + target)
                .remoteAddress("10.0.0.1");
        RedirectRequest complete = with(request, said).build();

        assertThat(Rules.show(redirects.decide(complete))).isEqualTo(decision);
        assertThat(Rules.show(redirects.judge(complete, RedirectStatus.FOUND, target, "test")))
                .as("sent by the application")
                .isEqualTo(decision);
    }

    @Test
    void theConfiguredOriginStandsAboveWhatProxiesSay() {
        Redirects redirects = Rules.builder("/a {param:to} 302")
                .trustedProxies("10.0.0.1")
                .origin("https://www.example")
                .build();
        RequestBuilder request = RedirectRequest.builder("GET", "http://inner/a?to=https://evil.example/")
                .remoteAddress("10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https");

        assertThat(Rules.show(redirects.decide(request.build()))).isEqualTo("refused off-site, 400");
    }

    @Test
    void nothingThatProxiesSayGoesIntoVary() {
        Redirects redirects = behindProxy(TO_HTTPS, "//shop.example/{*p} /b 301");
        RequestBuilder request =
                RedirectRequest.builder("GET", "http://inner.example/a").remoteAddress("10.0.0.1");
        RequestBuilder complete = with(request, "X-Forwarded-Host: shop.example", "X-Forwarded-Proto: https");

        assertThat(redirects.decide(complete.build()).headers())
                .isEqualTo(new Headers("max-age=3600", null, List.of()));
    }

    @Test
    void listenersAreToldOfTheClient() {
        List<String> told = new ArrayList<>();
        Redirects redirects = Rules.builder("/a /b")
                .trustedProxies("10.0.0.1")
                .listener((request, decision) -> told.add(request.scheme() + "://" + request.host() + ":"
                        + request.port() + request.uri() + " from " + request.remoteAddress()))
                .build();
        RequestBuilder request =
                RedirectRequest.builder("GET", "http://inner/a").remoteAddress("10.0.0.1");
        redirects.decide(with(request, "Forwarded: for=192.0.2.43;proto=https;host=shop.example")
                .build());

        assertThat(told).containsExactly("https://shop.example:443/a from 192.0.2.43");
    }

    @Test
    void everythingElseOfTheRequestStays() {
        Redirects redirects = behindProxy(
                "POST /shop/{*p} /x/{p}?h={header:X}&c={cookie:c} 307 header.X=1 cookie.c=2 query.q=3",
                "/shop/{*p} /never");
        RequestBuilder request = RedirectRequest.builder("POST", "http://inner/shop/a%2Fb?q=3")
                .remoteAddress("10.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .header("X", "1")
                .cookie("c", "2");

        assertThat(Rules.show(redirects.decide(request.build()))).isEqualTo("307 /x/a%2Fb?h=1&c=2&q=3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1, 192.0.2.0/24   | 10.0.0.1   | true
            10.0.0.1 192.0.2.0/24    | 192.0.2.9  | true
            ' 10.0.0.1,\t192.0.2.0/24 ' | 192.0.2.9  | true
            10.0.0.1                 | 10.0.0.2   | false
            """)
    void proxiesAreListedApartByCommasOrWhiteSpace(String listed, String peer, boolean believed) {
        Redirects redirects = Rules.builder("https://{host}/{*p} /seen")
                .trustedProxies(listed)
                .build();
        RequestBuilder request = RedirectRequest.builder("GET", "http://app.example/a")
                .remoteAddress(peer)
                .header("X-Forwarded-Proto", "https");

        assertThat(Rules.show(redirects.decide(request.build()))).isEqualTo(believed ? "307 /seen" : "pass no-rule");
    }

    @Test
    void listsAddUpAndNamesAreNotLookedUp() {
        Redirects.Builder builder = Rules.builder("https://{host}/{*p} /seen")
                .trustedProxies("10.0.0.1")
                .trustedProxies("10.0.0.2");
        RequestBuilder request = RedirectRequest.builder("GET", "http://app.example/a")
                .remoteAddress("10.0.0.1")
                .header("X-Forwarded-Proto", "https");

        assertThat(Rules.show(builder.build().decide(request.build()))).isEqualTo("307 /seen");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trustedProxies("10.0.0.1, proxy.internal"))
                .withMessage("\"proxy.internal\" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or "
                        + "2001:db8::/32; names are not looked up)");
    }

    private static Redirects behindProxy(String... rules) {
        return Rules.builder(rules).trustedProxies("10.0.0.0/8").build();
    }

    private static String decide(Redirects redirects, String url, String said) {
        RequestBuilder request = RedirectRequest.builder("GET", url).remoteAddress("10.0.0.1");
        return Rules.show(redirects.decide(with(request, said.split(" & ")).build()));
    }

    private static RequestBuilder with(RequestBuilder request, String... headers) {
        for (String header : headers) {
            if (!header.equals("-")) {
                String[] parts = header.split(": ", 2);
                request.header(parts[0], parts[1]);
            }
        }
        return request;
    }
}
