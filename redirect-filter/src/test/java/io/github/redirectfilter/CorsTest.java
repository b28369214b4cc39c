package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of requests from pages of another origin, and of the preflights in front of them. */
class CorsTest {
    private static final String FRONT = "https://front.example";
    private static final String[] RULES = {
        "GET,PUT /api/{*p}     https://eu.example/{p}  307  cors=" + FRONT + ",https://*.pages.example",
        "POST    /api/{*p}     https://eu.example/{p}  307  cors=" + FRONT + ",credentials",
        "DELETE  /api/{*p}     https://eu.example/{p}  307",
        "/open/{*p}            /new/{p}                308  cors=*",
        "/office/{*p}          /o/{p}                  302  ip=10.0.0.0/8 cors=" + FRONT,
        "/beta/{*p}            /b/{p}                  302  cookie.beta cors=" + FRONT,
        "/agent/{*p}           /g/{p}                  302  not.header.X-Old cors=" + FRONT,
        "/closed/{*p}          -                       503  retry-after=5 cors=" + FRONT,
        "/free/{*p}            -",
        "/out                  {param:to|/}            302  cors=" + FRONT,
        "/self                 /self                   307  cors=" + FRONT
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /api/x   | https://front.example    | 307 | Origin | Access-Control-Allow-Origin: https://front.example
            GET  | /api/x   | https://a.pages.example  | 307 | Origin | Access-Control-Allow-Origin: https://a.pages.example
            GET  | /api/x   | https://evil.example     | 307 | Origin | ''
            GET  | /api/x   | null                     | 307 | Origin | ''
            GET  | /api/x   | ''                       | 307 | Origin | ''
            POST | /api/x   | https://front.example    | 307 | Origin | Access-Control-Allow-Origin: https://front.example, Access-Control-Allow-Credentials: true
            POST | /api/x   | https://a.pages.example  | 307 | Origin | ''
            DELETE | /api/x | https://front.example    | 307 |        | ''
            GET  | /open/x  | https://evil.example     | 308 |        | Access-Control-Allow-Origin: *
            GET  | /open/x  | null                     | 308 |        | Access-Control-Allow-Origin: *
            GET  | /open/x  | ''                       | 308 |        | Access-Control-Allow-Origin: *
            GET  | /agent/x | https://front.example    | 302 | Origin, X-Old | Access-Control-Allow-Origin: https://front.example
            GET  | /beta/x  | https://front.example    | pass | Cookie | ''
            GET  | /closed/x | https://front.example   | 503 | Origin | Retry-After: 5, Access-Control-Allow-Origin: https://front.example
            GET  | /free/x  | https://front.example    | pass |       | ''
            GET  | /other   | https://front.example    | pass |       | ''
            GET  | /out?to=https://evil.example/ | https://front.example | refused | Origin | ''
            """)
    void anAnswerCarriesWhatLetsAPageFollowIt(
            String method, String path, String origin, String outcome, String vary, String headers) {
        RequestBuilder request = RedirectRequest.builder(method, "https://app.example" + path);
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        Decision decision = Rules.of(RULES).decide(request.build());

        assertThat(Rules.show(decision)).startsWith(outcome);
        assertThat(decision.headers().vary()).isEqualTo(vary);
        assertThat(lines(decision)).isEqualTo(headers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /api/x    | https://front.example   | ''              | Access-Control-Allow-Origin: https://front.example, Access-Control-Allow-Methods: PUT, Access-Control-Max-Age: 600
            PUT    | /api/x    | https://a.pages.example | 'content-type'  | Access-Control-Allow-Origin: https://a.pages.example, Access-Control-Allow-Methods: PUT, Access-Control-Allow-Headers: content-type, Access-Control-Max-Age: 600
            POST   | /api/x    | https://front.example   | 'a,authorization' | Access-Control-Allow-Origin: https://front.example, Access-Control-Allow-Credentials: true, Access-Control-Allow-Methods: POST, Access-Control-Allow-Headers: a, authorization, Access-Control-Max-Age: 600
            HEAD   | /api/x    | https://front.example   | 'x-a'           | Access-Control-Allow-Origin: https://front.example, Access-Control-Allow-Methods: HEAD, Access-Control-Allow-Headers: x-a, Access-Control-Max-Age: 600
            OPTIONS | /open/x  | https://front.example   | ''              | Access-Control-Allow-Origin: *, Access-Control-Allow-Methods: OPTIONS, Access-Control-Max-Age: 600
            PATCH  | /open/x   | null                    | 'x, ,b c,"",x:y, z' | Access-Control-Allow-Origin: *, Access-Control-Allow-Methods: PATCH, Access-Control-Allow-Headers: x, z, Access-Control-Max-Age: 600
            PUT    | /api/x    | https://evil.example    | 'x'             | ''
            PUT    | /api/x    | null                    | 'x'             | ''
            PUT    | /closed/x | https://front.example   | ''              | Access-Control-Allow-Origin: https://front.example, Access-Control-Allow-Methods: PUT, Access-Control-Max-Age: 600
            """)
    void aPreflightForARuleWithCorsIsAnswered(
            String method, String path, String origin, String headersAsked, String headers) {
        Decision decision = Rules.of(RULES).decide(preflight(method, path, origin, headersAsked));

        assertThat(Rules.show(decision)).isEqualTo("204 bare");
        assertThat(decision.headers().vary())
                .isEqualTo("Access-Control-Request-Headers, Access-Control-Request-Method, Origin");
        assertThat(lines(decision)).isEqualTo(headers);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,   /api/x",
        "PATCH,    /api/x",
        "put,      /api/x",
        "'PUT,GET', /open/x",
        "'PUT ',   /open/x",
        "'',       /open/x",
        "PUT,      /office/x",
        "PUT,      /beta/x",
        "PUT,      /free/x",
        "PUT,      /self",
        "PUT,      /out?to=https://evil.example/"
    })
    void anyOtherPreflightPassesUntouched(String method, String path) {
        List<String> told = new ArrayList<>();
        Redirects redirects = Rules.builder(RULES)
                .listener((request, decision) -> told.add(Rules.show(decision)))
                .build();

        assertThat(redirects.decide(preflight(method, path, FRONT, "x")))
                .isEqualTo(new Decision.Pass(Decision.Pass.Why.PREFLIGHT, null, Headers.NONE));
        assertThat(told).containsExactly("pass preflight");
        assertThat(redirects.refusals()).isEmpty();
    }

    @Test
    void aPreflightForNoRuleIsARequestForNoRule() {
        assertThat(Rules.of(RULES).decide(preflight("PUT", "/other", FRONT, "")))
                .isSameAs(Decision.Pass.NO_RULE);
    }

    @Test
    void conditionsAreAskedAsFarAsAPreflightShows() {
        Redirects redirects = Rules.of(RULES);
        RequestBuilder office = RedirectRequest.builder("OPTIONS", "https://app.example/office/x")
                .header("Origin", FRONT)
                .header("Access-Control-Request-Method", "PUT")
                .remoteAddress("10.0.0.7");
        Decision decision = redirects.decide(office.build());

        assertThat(Rules.show(decision)).isEqualTo("204 bare");
        assertThat(decision.rule()).isEqualTo("test.rules:5");
        assertThat(decision.headers().cacheControl()).isEqualTo("no-store");
        Decision agent = redirects.decide(preflight("PUT", "/agent/x", FRONT, ""));
        assertThat(agent.headers().vary())
                .isEqualTo("Access-Control-Request-Headers, Access-Control-Request-Method, Origin, X-Old");
    }

    @Test
    void conditionsAreAskedWithoutEffect() {
        List<Boolean> dryRuns = new ArrayList<>();
        Redirects redirects = Rules.builder("/a /b 307 counting cors=*")
                .conditionFactory(new ConditionFactory() {
                    @Override
                    public String kind() {
                        return "counting";
                    }

                    @Override
                    public Condition create(Spec spec) {
                        return (request, effects) -> {
                            dryRuns.add(effects.dryRun());
                            if (!effects.dryRun()) {
                                effects.header("Set-Cookie", "a=b");
                            }
                            return true;
                        };
                    }
                })
                .build();

        assertThat(lines(redirects.decide(preflight("PUT", "/a", FRONT, ""))))
                .isEqualTo(
                        "Access-Control-Allow-Origin: *, Access-Control-Allow-Methods: PUT, Access-Control-Max-Age: 600");
        redirects.decide(RedirectRequest.builder("PUT", "https://app.example/a").build());
        assertThat(dryRuns).containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a /b                       | https://all.example | true
            /a /b                       | https://one.example | false
            /a /b cors=https://one.example | https://one.example | true
            /a /b cors=https://one.example | https://all.example | false
            /a /b cors=none             | https://all.example | false
            /a -                        | https://all.example | false
            """)
    void theSettingIsForRulesThatDoNotSay(String rule, String origin, boolean allowed) {
        Redirects redirects = Rules.builder(rule).cors("https://all.example").build();
        RequestBuilder get =
                RedirectRequest.builder("GET", "https://app.example/a").header("Origin", origin);

        assertThat(lines(redirects.decide(get.build())).contains("Access-Control-Allow-Origin"))
                .isEqualTo(allowed);
        assertThat(lines(redirects.decide(preflight("PUT", "/a", origin, ""))).contains("Access-Control-Allow-Origin"))
                .isEqualTo(allowed);
    }

    @Test
    void aPermanentRedirectMayDependOnTheOrigin() {
        Decision decision = Rules.of("/a /b 301 cors=" + FRONT)
                .decide(RedirectRequest.builder("GET", "https://app.example/a")
                        .header("Origin", FRONT)
                        .build());

        assertThat(decision.headers().cacheControl()).isEqualTo("max-age=3600");
        assertThat(decision.headers().vary()).isEqualTo("Origin");
    }

    private static RedirectRequest preflight(String method, String path, String origin, String headers) {
        RequestBuilder request = RedirectRequest.builder("OPTIONS", "https://app.example" + path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method);
        if (!headers.isEmpty()) {
            request.header("Access-Control-Request-Headers", headers);
        }
        return request.build();
    }

    private static String lines(Decision decision) {
        return decision.headers().others().stream()
                .map(header -> header.name() + ": " + header.value())
                .collect(Collectors.joining(", "));
    }
}
