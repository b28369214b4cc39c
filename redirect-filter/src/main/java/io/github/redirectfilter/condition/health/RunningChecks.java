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
    private @Nullable Scheduler scheduler;

    // read by the scheduler's own thread alone
    private volatile @Nullable HttpClient client;

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
            running.put(key, known);
            Scheduler time = scheduler();
            known.check.start(probe(key, time), time);
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
        Scheduler time = scheduler;
        if (running.isEmpty() && time != null) {
            scheduler = null;
            client = null;
            time.stop();
        }
    }

    private Scheduler scheduler() {
        Scheduler time = scheduler;
        if (time == null) {
            time = schedulers.get();
            scheduler = time;
        }
        return time;
    }

    private Probe probe(Key key, Scheduler time) {
        return key.source != null
                ? new SourceProbe(key.source, time.blocking())
                : new HttpProbe(Objects.requireNonNull(key.settings.url()), () -> client(time));
    }

    /** Made by the scheduler's own thread, which is the only one that asks for it. */
    private HttpClient client(Scheduler time) {
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
