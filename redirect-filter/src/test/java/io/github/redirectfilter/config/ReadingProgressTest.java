package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {
    @Test
    void tellsOnceASecond() {
        List<String> told = new ArrayList<>();
        Logger logger = Logger.getLogger("io.github.redirectfilter");
        Handler handler = recorder(told);
        logger.addHandler(handler);
        try {
            AtomicLong now = new AtomicLong();
            AtomicLong lines = new AtomicLong();
            ReadingProgress progress =
                    new ReadingProgress("/list.csv", (number, line) -> lines.incrementAndGet(), now::get);
            for (int number = 1; number <= 5_000; number++) {
                now.addAndGet(TimeUnit.MICROSECONDS.toNanos(500));
                progress.line(number, "");
            }
            assertThat(lines).hasValue(5_000);
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(told)
                .containsExactly("Reading /list.csv: 2,048 lines so far", "Reading /list.csv: 4,096 lines so far");
    }

    private static Handler recorder(List<String> told) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                told.add(entry.getMessage());
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
