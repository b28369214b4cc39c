package io.github.redirectfilter.condition.health;

import io.github.redirectfilter.HealthSource;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The checks that run. When rules are loaded again, those before and after use them for a moment at the same time: a check
 * that both have goes on as it is, and ends with the last rules that have it.
 */
final class RunningChecks {
    private final Supplier<Scheduler> schedulers;
    private final Map<Key, Running> running = new HashMap<>();
    private @Nullable Probes probes;

    RunningChecks(Supplier<Scheduler> schedulers) {
        this.schedulers = schedulers;
    }

    /**
     * What makes a check the same.
     *
     * @param source {@code null} if the settings name a URL
     */
    record Key(
            String name, HealthSettings settings, @Nullable HealthSource source) {}

    private static final class Running {
        private final HealthCheck check;
        private int users;

        Running(HealthCheck check) {
            this.check = check;
        }
    }

    /**
     * Begins to use a check, which starts if nobody does.
     *
     * @param maker makes it
     */
    synchronized void use(Key key, Function<Key, HealthCheck> maker) {
        Running known = running.get(key);
        if (known == null) {
            known = new Running(maker.apply(key));
            Probes started = probes();
            known.check.start(started.of(key), started.time);
            running.put(key, known); // not before: a thread may have been denied
        }
        known.users++;
    }

    /** Ends the use of a check, which ends if nobody else uses it. */
    synchronized void leave(Key key) {
        Running known = running.get(key);
        if (known == null || --known.users > 0) {
            return;
        }
        running.remove(key);
        known.check.end();
        Probes last = probes;
        if (running.isEmpty() && last != null) {
            probes = null;
            last.time.stop();
        }
    }

    private Probes probes() {
        Probes known = probes;
        if (known == null) {
            known = new Probes(schedulers.get());
            probes = known;
        }
        return known;
    }

    /** What asks, on the threads of one scheduler. */
    private static final class Probes {
        private final Scheduler time;
        private @Nullable HttpClient client;

        Probes(Scheduler time) {
            this.time = time;
        }

        Probe of(Key key) {
            return key.source != null
                    ? new SourceProbe(key.source, time.blocking())
                    : new HttpProbe(Objects.requireNonNull(key.settings.url()), this::client);
        }

        /** Made by the scheduler's own thread, which is the only one that asks for it. */
        private HttpClient client() {
            HttpClient made = client;
            if (made == null) {
                made = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1) // an Upgrade header confuses some small servers
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(time.blocking())
                        .build();
                client = made;
            }
            return made;
        }
    }
}
