package io.github.redirectfilter.condition.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bounded memory, which forgets nothing that is worth more than it costs to have it forgotten. */
class LocalBucketsTest {
    private static final int MOST = 1000;
    private static final Rate RATE = Rate.parse("10/minute", null);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LocalBuckets buckets = new LocalBuckets(() -> now);
    private Limiter limiter;

    @BeforeEach
    void bound() {
        buckets.bound(MOST, RATE.refill());
        limiter = buckets.limiter("limit", RATE);
    }

    @Test
    void thereAreNeverMoreThanTheBound() {
        for (int i = 0; i < 50 * MOST; i++) {
            limiter.take("stranger " + i);
            if (i % MOST == 0) {
                assertThat(buckets.size()).isLessThanOrEqualTo(MOST);
            }
        }
        assertThat(buckets.size()).isBetween(1L, (long) MOST);
    }

    @Test
    void whatIsFullAgainIsDropped() {
        limiter.take("a");
        now = now.plus(RATE.refill()).minusSeconds(1);
        limiter.take("b");
        assertThat(buckets.size()).isEqualTo(2);

        now = now.plusSeconds(1);
        assertThat(buckets.size()).isEqualTo(1);
    }

    /** Ten thousand strangers do not make it forget a caller who keeps coming. */
    @Test
    void aFloodOfNamesDoesNotFreeWhoIsAboveTheRate() {
        int passed = 0;
        for (int i = 0; i < 10 * MOST; i++) {
            limiter.take("stranger " + i);
            passed += limiter.take("busy") == 0 ? 1 : 0;
        }

        assertThat(passed).isLessThanOrEqualTo(20);
    }

    @Test
    void anotherBoundHoldsForWhatIsThere() {
        for (int i = 0; i < MOST; i++) {
            limiter.take("caller " + i);
        }
        buckets.bound(10, RATE.refill());

        assertThat(buckets.size()).isLessThanOrEqualTo(10);
    }
}
