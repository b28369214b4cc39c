package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadyRulesTest {
    /** More than are kept, so that they take each other's places. */
    private static final int RULES = 40_000;

    private static Redirects redirects;

    @BeforeAll
    static void manyRulesThatAreKeptAsText() {
        Redirects.Builder builder = Redirects.builder();
        for (int i = 0; i < RULES; i++) {
            boolean text = builder.literal(Place.of("list"), true, "/old/" + i, "/new/" + i, RedirectStatus.FOUND);
            assertThat(text).isTrue();
        }
        redirects = builder.build();
    }

    private static String location(int rule) {
        Decision decision = redirects.decide(RedirectRequest.builder("GET", "https://app.example/old/" + rule)
                .build());
        return ((Decision.Redirect) decision).location();
    }

    @Test
    void eachRuleAnswersForItselfHoweverOftenItIsAsked() {
        Random random = new Random(7);
        for (int i = 0; i < RULES; i++) {
            int rule = random.nextInt(RULES);
            for (int again = 0; again < 2; again++) {
                assertThat(location(rule)).isEqualTo("/new/" + rule);
            }
        }
    }

    @Test
    void threadsThatAskAtTheSameTimeGetTheirOwn() {
        long wrong = new SplittableRandom(7)
                .ints(200_000, 0, RULES)
                .parallel()
                .filter(rule -> !location(rule).equals("/new/" + rule))
                .count();

        assertThat(wrong).isZero();
    }
}
