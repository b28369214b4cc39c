package io.github.redirectfilter.servlet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Takes what is logged, instead of the console. */
public final class LogCapture extends Handler implements AutoCloseable {
    private static final Formatter FORMAT = new SimpleFormatter();

    private final Logger logger = Logger.getLogger("io.github.redirectfilter");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** Begins. */
    public LogCapture() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    public List<LogRecord> records() {
        return records;
    }

    /** What was logged, as a reader sees it. */
    public List<String> messages() {
        return records.stream().map(FORMAT::formatMessage).toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
