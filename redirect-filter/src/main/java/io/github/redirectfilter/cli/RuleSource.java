package io.github.redirectfilter.cli;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Reads rules as the filter does, to look at them: nothing is started, and time may stand still. */
final class RuleSource {
    @Option(names = "--now", paramLabel = "TIME", description = "The time that conditions see (ISO 8601, with zone).")
    private @Nullable String now;

    /**
     * The rules of files, as one configuration in this order.
     *
     * @throws RedirectConfigurationException with everything that is wrong with them
     */
    Configuration load(List<Path> files) {
        ConfigurationLoader loader = new ConfigurationLoader(path -> null, RuleSource.class.getClassLoader());
        files.forEach(loader::file);
        return loader.load(Redirects.builder().atRest().clock(clock()));
    }

    private InstantSource clock() {
        if (now == null) {
            return InstantSource.system();
        }
        try {
            Instant instant = OffsetDateTime.parse(now).toInstant();
            return () -> instant;
        } catch (DateTimeParseException e) {
            throw new CommandFailure(
                    "--now \"" + now + "\" is no time (expected date, time and zone, such as 2026-12-24T12:00:00Z)");
        }
    }
}
