package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Throttle throttle = new Throttle(now::get);

    @Test
    void letsTheFirstThrough() {
        assertThat(throttle.heldBack()).isZero();
    }

    @Test
    void countsWhatItHoldsBackUntilAMinuteIsOver() {
        throttle.heldBack();

        assertThat(throttle.heldBack()).isEqualTo(Throttle.HOLD);
        now.addAndGet(TimeUnit.SECONDS.toNanos(59));
        assertThat(throttle.heldBack()).isEqualTo(Throttle.HOLD);
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(throttle.heldBack()).isEqualTo(2);
    }

    @Test
    void beginsToCountAnew() {
        throttle.heldBack();
        throttle.heldBack();
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        throttle.heldBack();
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertThat(throttle.heldBack()).isZero();
    }
}
