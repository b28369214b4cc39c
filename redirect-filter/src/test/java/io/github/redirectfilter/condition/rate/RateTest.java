package io.github.redirectfilter.condition.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            10/second,  none, 10,      PT1S,  10
            100/minute, none, 100,     PT1M,  100
            100/minute, 20,   100,     PT1M,  20
            1/hour,     5,    1,       PT1H,  5
            1000000/day, none, 1000000, PT24H, 1000000
            """)
    void requestsInATimeAndABurst(String text, String burst, long requests, Duration period, long atOnce) {
        Rate rate = Rate.parse(text, burst);

        assertThat(rate).isEqualTo(new Rate(requests, period, atOnce, text));
        assertThat(rate).hasToString(burst == null ? text : text + " burst=" + burst);
    }

    @ParameterizedTest
    @CsvSource({"60/minute, none, PT61S", "60/minute, 6, PT7S", "1/day, none, PT24H1S", "1/hour, 3, PT3H1S"})
    void anEmptyBucketIsFullAfterAWhile(String text, String burst, Duration refill) {
        assertThat(Rate.parse(text, burst.equals("none") ? null : burst).refill())
                .isEqualTo(refill);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            100          | none | "100" is no rate (expected for example rate=100/minute)
            100 / minute | none | "100 / minute" is no rate (expected for example rate=100/minute)
            100/10s      | none | "100/10s" is no rate (expected for example rate=100/minute)
            -1/minute    | none | "-1/minute" is no rate (expected for example rate=100/minute)
            100/min      | none | "min" is no unit of time; did you mean "minute"? (expected one of second, minute, hour, day)
            100/s        | none | "s" is no unit of time (expected one of second, minute, hour, day)
            100/weeks    | none | "weeks" is no unit of time (expected one of second, minute, hour, day)
            0/minute     | none | "rate=0" is no number of requests (expected 1 to 1000000)
            1000001/day  | none | "rate=1000001" is no number of requests (expected 1 to 1000000)
            100/minute   | 0    | "burst=0" is no number of requests (expected 1 to 1000000)
            100/minute   | many | "burst=many" is no number of requests (expected 1 to 1000000)
            """)
    void mistakesAreErrorsWithTheMend(String text, String burst, String message) {
        assertThatThrownBy(() -> Rate.parse(text, burst))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Sums of nanoseconds and tokens must not overflow. */
    @Test
    void theLargestRatesCount() {
        long[] now = {1_700_000_000_000L};
        LocalBuckets buckets = new LocalBuckets(() -> java.time.Instant.ofEpochMilli(now[0]));
        buckets.bound(10, Duration.ofDays(1));
        for (String text : new String[] {"1000000/second", "1000000/day"}) {
            Limiter limiter = buckets.limiter(text, Rate.parse(text, null));
            for (int i = 0; i < 1_000_000; i++) {
                if (limiter.take("x") != 0) {
                    throw new AssertionError(text + " ends after " + i);
                }
            }
            assertThat(limiter.take("x")).isPositive();
            now[0] += Duration.ofDays(1).toMillis();
            assertThat(limiter.take("x")).isZero();
        }
    }
}
