package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision.Headers.Header;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a caller is told to come again. */
class RetryAfterTest {
    /** {@code wait=DURATION}: holds, and says when to come again. */
    private static final ConditionFactory WAIT = new ConditionFactory() {
        @Override
        public String kind() {
            return "wait";
        }

        @Override
        public Condition create(Spec spec) {
            Duration duration = Duration.parse(spec.values().get(0));
            return (request, effects) -> {
                effects.retryAfter(duration);
                return !spec.name().equals("never");
            };
        }
    };

    private static Decision decide(String... rules) {
        RedirectRequest request =
                RedirectRequest.builder("GET", "https://app.example/a").build();
        return Rules.builder(rules).conditionFactory(WAIT).build().decide(request);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429                             | 60
            503                             | 60
            503 retry-after=300             | 300
            429 wait=PT7S                   | 7
            503 wait=PT7S                   | 7
            429 wait=PT0.2S                 | 1
            429 wait=PT7.000000001S         | 8
            429 wait=PT0S                   | 1
            429 wait=PT7S retry-after=300   | 300
            """)
    void theRuleSaysItElseTheConditionElseAMinute(String answer, String seconds) {
        assertThat(decide("/a - " + answer).headers().others()).containsExactly(new Header("Retry-After", seconds));
    }

    @Test
    void aRedirectDoesNotSayIt() {
        assertThat(decide("/a /b 307 wait=PT7S").headers().others()).isEmpty();
    }

    @Test
    void whatARuleBeforeSaidDoesNotCount() {
        assertThat(decide("/a - 429 wait.never=PT7S", "/a - 503").headers().others())
                .containsExactly(new Header("Retry-After", "60"));
    }
}
