package io.github.redirectfilter.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells the log once a second how far the reading of a file has come, so that a long start is no riddle. */
final class ReadingProgress implements Utf8Lines.LineHandler {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int LINES_A_LOOK = 1 << 10;

    private final String source;
    private final Utf8Lines.LineHandler lines;
    private final LongSupplier nanoTime;
    private long next;

    ReadingProgress(String source, Utf8Lines.LineHandler lines, LongSupplier nanoTime) {
        this.source = source;
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong() + PAUSE_NANOS;
    }

    @Override
    public void line(int number, String line) {
        lines.line(number, line);
        if ((number & LINES_A_LOOK - 1) == 0 && nanoTime.getAsLong() - next >= 0) {
            LOG.log(
                    Level.INFO,
                    "Reading " + source + ": " + String.format(Locale.ROOT, "%,d", number) + " lines so far");
            next = nanoTime.getAsLong() + PAUSE_NANOS;
        }
    }
}
