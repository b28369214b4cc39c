package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadyRulesTest {
    private static final int RULES = 40_000;

    /** More than are kept, so that they take each other's places. */
    @Test
    void eachRuleAnswersForItselfHoweverOftenItIsAsked() {
        Redirects.Builder builder = Redirects.builder();
        for (int i = 0; i < RULES; i++) {
            boolean text = builder.literal(Place.of("list"), true, "/old/" + i, "/new/" + i, RedirectStatus.FOUND);
            assertThat(text).isTrue();
        }
        Redirects redirects = builder.build();
        Random random = new Random(7);

        for (int i = 0; i < RULES; i++) {
            int rule = random.nextInt(RULES);
            for (int again = 0; again < 2; again++) {
                Decision decision = redirects.decide(RedirectRequest.builder("GET", "https://app.example/old/" + rule)
                        .build());

                assertThat(decision)
                        .isInstanceOfSatisfying(
                                Decision.Redirect.class,
                                redirect -> assertThat(redirect.location()).isEqualTo("/new/" + rule));
            }
        }
    }
}
