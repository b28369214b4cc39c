package io.github.redirectfilter.openredirect;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the warnings of refused targets out of the output of tests that have thousands refused. */
final class QuietRefusals implements BeforeAllCallback, AfterAllCallback {
    private static final Logger LOG = Logger.getLogger("io.github.redirectfilter");

    private Level before;

    @Override
    public void beforeAll(ExtensionContext context) {
        before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        LOG.setLevel(before);
    }
}
