package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are kept as text say the same as those that are compiled. */
class LiteralRulesTest {
    private static final List<String> FROM = List.of(
            "/",
            "/a",
            "/a/",
            "/A",
            "/a/b",
            "/a b",
            "/ü",
            "/a%20b",
            "/a%2Fb",
            "/x/../a",
            "/a//b",
            "/.well-known/x",
            "//h.example/a",
            "//H.example/a",
            "//h.example:8080/a",
            "//a-b.example/a",
            "//*.example/a",
            "//{h}/a",
            "/a;v",
            "/a?k=1",
            "/a#b",
            "/{x}",
            "/*",
            "~/a",
            "a",
            "",
            "//h.example",
            "///a",
            "/a%zz",
            "/%C3%BC",
            "/aaaaaaaa/bbbbbbbbb");
    private static final List<String> TO = List.of(
            "/n",
            "/n/",
            "/",
            "/n?x=1",
            "/n?x=1#f",
            "/n#f",
            "/n?x=a b",
            "/ü",
            "/n%20m",
            "/n%zz",
            "/n/../m",
            "/n//m",
            "/n/%2e%2e/m",
            "/.n",
            "//o.example/n",
            "https://o.example/n",
            "https://o.example/n?x=1#f",
            "https://o.example",
            "HTTPS://o.example/n",
            "https://O.example/n",
            "http://o.example:8080/n",
            "https://o.example:443/n",
            "https://u@o.example/n",
            "https://o.example\\n",
            "/{x}",
            "/n?{x}",
            "{param:u}",
            "-",
            "n",
            "",
            "/n#a#b",
            "/n?a?b",
            "/n|m",
            "/n?a|b",
            "/n\"",
            "https://[::1]/n",
            "https://xn--e1a.example/n",
            "ftp://o.example/n");
    private static final List<String> ASKED = List.of(
            "/",
            "/a",
            "/a/",
            "/A",
            "/a/b",
            "/a%20b",
            "/%C3%BC",
            "/a%2Fb",
            "/.well-known/x",
            "/x/./a",
            "/a;v=1",
            "/b",
            "/a?k=1",
            "/a?x=2&y=3",
            "/n",
            "/aaaaaaaa/bbbbbbbbb",
            "/%61",
            "/a%25zz");
    private static final List<String> HOSTS =
            List.of("h.example", "H.EXAMPLE", "a-b.example", "o.example", "h.example:8080");

    private final Random random = new Random(11);

    @Test
    void decideAsCompiledRulesDo() {
        int asText = 0;
        int redirects = 0;
        for (int set = 0; set < 3_000; set++) {
            Redirects.Builder text = settings(Redirects.builder(), set);
            Redirects.Builder compiled = settings(Redirects.builder(), set);
            for (int line = 1; line <= 6; line++) {
                String from = pick(FROM);
                String to = pick(TO);
                RedirectStatus status = pick(List.of(RedirectStatus.values()));
                Place place = new Place("x.rules", line, 1, null);
                if (text.literal(place, false, from, to, status)) {
                    asText++;
                    compiled.rule(RedirectRule.from(from)
                            .place(place)
                            .to(to)
                            .status(status)
                            .build());
                }
            }
            Redirects kept = text.build();
            Redirects expected = compiled.build();
            for (int i = 0; i < 12; i++) {
                RedirectRequest request = RedirectRequest.builder("GET", "https://" + pick(HOSTS) + pick(ASKED))
                        .build();
                Decision decision = kept.decide(request);
                assertThat(decision).as("%s by set %d", request, set).isEqualTo(expected.decide(request));
                redirects += decision instanceof Decision.Redirect ? 1 : 0;
            }
        }
        assertThat(asText).isGreaterThan(1_500);
        assertThat(redirects).isGreaterThan(500);
    }

    /** What is wrong must not be taken, for nobody would report it. */
    @Test
    void takeNothingThatIsWrong() {
        for (String from : FROM) {
            for (String to : TO) {
                RedirectRule rule = RedirectRule.from(from).to(to).build();
                boolean wrong = false;
                try {
                    Redirects.builder().rule(rule).build();
                } catch (RedirectConfigurationException e) {
                    wrong = true;
                }
                boolean taken =
                        Redirects.builder().literal(Place.of("x"), false, from, to, RedirectStatus.TEMPORARY_REDIRECT);
                assertThat(wrong && taken).as("%s to %s", from, to).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /n, true",
        "/a%20b/%C3%BC, /n, true",
        "//h.example/a, https://o.example/n?x=1#f, true",
        "/a, /n?x=%20, true",
        "/a, /n m, false",
        "/a?k=1, /n, false",
        "/{x}, /n, false",
        "http://h.example/a, /n, false",
        "//h.example:8080/a, /n, false",
        "/a, /{x}, false"
    })
    void takeLiteralsAlone(String from, String to, boolean taken) {
        assertThat(Redirects.builder().literal(Place.of("x"), false, from, to, RedirectStatus.FOUND))
                .isEqualTo(taken);
    }

    @Test
    void keepTheirPlaceAmongOthers() {
        Redirects.Builder builder = Redirects.builder()
                .rule(RedirectRule.from("/a/{x}").to("/first").option("query.q").build());
        builder.literal(new Place("x.csv", 1, 1, null), true, "/a/b", "/second", RedirectStatus.FOUND);
        builder.rule(RedirectRule.from("/a/{x}").to("/third").build());
        Redirects redirects = builder.build();

        assertThat(redirects.size()).isEqualTo(3);
        assertThat(location(redirects, "/a/b?q")).isEqualTo("/first?q");
        assertThat(location(redirects, "/a/b")).isEqualTo("/second");
        assertThat(location(redirects, "/a/c")).isEqualTo("/third");
    }

    private static String location(Redirects redirects, String url) {
        Decision decision = redirects.decide(
                RedirectRequest.builder("GET", "https://h.example" + url).build());
        return ((Decision.Redirect) decision).location();
    }

    private Redirects.Builder settings(Redirects.Builder builder, int set) {
        return builder.ignore(List.of("none", "case", "slash", "case,slash").get(set % 4))
                .attribution(set % 3 == 0)
                .trustLiteralTargets(set % 50 != 0);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
