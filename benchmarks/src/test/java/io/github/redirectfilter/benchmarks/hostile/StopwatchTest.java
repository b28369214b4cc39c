package io.github.redirectfilter.benchmarks.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    @Test
    void actsWhenATaskIsLate() throws Exception {
        AtomicInteger late = new AtomicInteger();
        Stopwatch watch = new Stopwatch(0.01, late::incrementAndGet);
        long nanos = watch.time(() -> {
            while (late.get() == 0) {
                Thread.onSpinWait();
            }
        });
        assertThat(nanos).isGreaterThanOrEqualTo(10_000_000);
        assertThat(late).hasValue(1);
    }
}
