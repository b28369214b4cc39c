package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private long now = Long.MAX_VALUE - 5; // nanoTime may run over

    @Test
    void speaksOnceAMinuteWithACount() {
        FailureLog failures = new FailureLog(() -> now);
        RuntimeException failure = new IllegalStateException("boom");
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 1000; i++) {
                failures.report(failure);
            }
            assertThat(log.messages()).singleElement().asString().contains("(1 since");
            assertThat(log.records().get(0).getLevel()).isEqualTo(Level.SEVERE);
            assertThat(log.records().get(0).getThrown()).isSameAs(failure);

            now += TimeUnit.MINUTES.toNanos(1);
            failures.report(failure);
            failures.report(failure);
            assertThat(log.messages()).hasSize(2);
            assertThat(log.messages().get(1)).contains("(1000 since");
        }
    }
}
