package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision.Headers.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conditions that an application brings along. */
class OwnConditionsTest {
    private static final Logger LOG = Logger.getLogger("io.github.redirectfilter");

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
    }

    @Test
    void aConditionOfTheApplicationsOwnSaysWhatCachesMayDo() {
        Redirects redirects = Rules.builder(
                        "/a /b weekday", "/c /d cache=\"public, max-age=60\" weekday", "/e - 410 weekday")
                .conditionFactory(factory("weekday", (request, effects) -> true))
                .build();

        for (String path : List.of("/a", "/c", "/e")) {
            assertThat(redirects.decide(get(path).build()).headers().cacheControl())
                    .isEqualTo("no-store");
        }
    }

    @Test
    void aConditionAddsHeadersOnAHitAndOnAPass() {
        Redirects redirects = Rules.builder("/a /b yes", "/c /d not.yes")
                .conditionFactory(factory("yes", (request, effects) -> {
                    effects.header("Set-Cookie", "bucket=1");
                    return !effects.dryRun();
                }))
                .build();
        List<Header> cookie = List.of(new Header("Set-Cookie", "bucket=1"));

        assertThat(redirects.decide(get("/a").build()).headers().others()).isEqualTo(cookie);
        assertThat(Rules.show(redirects.decide(get("/c").build()))).isEqualTo("pass no-rule");
        assertThat(redirects.decide(get("/c").build()).headers().others()).isEqualTo(cookie);
    }

    @Test
    void aConditionThatIsForOneCallerMakesAPassPrivate() {
        Redirects redirects = Rules.builder("/a /b never")
                .conditionFactory(factory("never", new Condition() {
                    @Override
                    public boolean test(RedirectRequest request, Effects effects) {
                        return false;
                    }

                    @Override
                    public boolean privateOnPass() {
                        return true;
                    }
                }))
                .build();

        assertThat(redirects.decide(get("/a").build()).headers().cacheControl()).isEqualTo("private");
        assertThat(redirects.decide(get("/miss").build()).headers().cacheControl())
                .isNull();
    }

    @Test
    void aConditionThatFailsLetsTheRequestPass() {
        Redirects redirects = Rules.builder("/a /b broken")
                .conditionFactory(factory("broken", (request, effects) -> {
                    throw new IllegalStateException("out of order");
                }))
                .build();

        assertThat(decide(redirects, get("/a"))).isEqualTo("pass failed");
    }

    @Test
    void conditionsAreAskedCheapestFirst() {
        List<String> asked = new ArrayList<>();
        Redirects redirects = Rules.builder("/a /b dear cheap dearer")
                .conditionFactory(factory("dear", costing(100, "dear", asked)))
                .conditionFactory(factory("dearer", costing(1000, "dearer", asked)))
                .conditionFactory(factory("cheap", costing(1, "cheap", asked)))
                .build();

        assertThat(decide(redirects, get("/a"))).isEqualTo("307 /b");
        assertThat(asked).containsExactly("cheap", "dear", "dearer");
    }

    @Test
    void aConditionOfTheApplicationsOwnStandsInPlaceOfABuiltInOneOfThatKind() {
        Redirects redirects = Rules.builder("/a /b header.X-Beta")
                .conditionFactory(factory("header", (request, effects) -> true))
                .build();

        assertThat(decide(redirects, get("/a"))).isEqualTo("307 /b");
    }

    private static Condition costing(int cost, String name, List<String> asked) {
        return new Condition() {
            @Override
            public boolean test(RedirectRequest request, Effects effects) {
                return asked.add(name);
            }

            @Override
            public int cost() {
                return cost;
            }
        };
    }

    static ConditionFactory factory(String kind, Condition condition) {
        return new ConditionFactory() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Condition create(Spec spec) {
                return condition;
            }
        };
    }

    private static RequestBuilder get(String pathAndQuery) {
        return RedirectRequest.builder("GET", "http://site.example" + pathAndQuery);
    }

    private static String decide(Redirects redirects, RequestBuilder request) {
        return Rules.show(redirects.decide(request.build()));
    }
}
