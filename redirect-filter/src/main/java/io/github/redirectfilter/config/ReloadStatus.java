package io.github.redirectfilter.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of loading a configuration again.
 *
 * @param loaded when the rules were loaded that decide
 * @param attempted when rules were loaded last, in vain or not
 * @param reloads how often others were put in place of those before
 * @param failedReloads how often that failed, so that those before stayed
 * @param error why the last attempt failed, which is the whole report; {@code null} if it did not
 */
public record ReloadStatus(
        Instant loaded,
        Instant attempted,
        long reloads,
        long failedReloads,
        @Nullable String error) {
    static ReloadStatus started(Instant now) {
        return new ReloadStatus(now, now, 0, 0, null);
    }

    ReloadStatus succeeded(Instant now) {
        return new ReloadStatus(now, now, reloads + 1, failedReloads, null);
    }

    ReloadStatus failed(Instant now, String report) {
        return new ReloadStatus(loaded, now, reloads, failedReloads + 1, report);
    }
}
