package io.github.redirectfilter.condition.health;

import io.github.redirectfilter.Control;
import io.github.redirectfilter.condition.health.Probe.Answer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** One named check, asked again and again while the rules run. */
final class HealthCheck {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    /** How far one pause is from the next, so that many nodes do not ask all at once. */
    private static final double JITTER = 0.1;

    private final String name;
    private final HealthSettings settings;
    private final HealthState state;
    private final Control<Verdict> verdict;
    private final DoubleSupplier random;

    HealthCheck(
            String name, HealthSettings settings, HealthState state, Control<Verdict> verdict, DoubleSupplier random) {
        this.name = name;
        this.settings = settings;
        this.state = state;
        this.verdict = verdict;
        this.random = random;
    }

    String name() {
        return name;
    }

    boolean isUp() {
        return verdict.get().isUp(state);
    }

    /** Asks at once, and then again and again. */
    void start(Probe probe, Scheduler scheduler) {
        scheduler.after(Duration.ZERO, () -> ask(probe, scheduler));
    }

    private void ask(Probe probe, Scheduler scheduler) {
        AtomicBoolean open = new AtomicBoolean(true);
        Consumer<Answer> answered = answer -> {
            if (open.compareAndSet(true, false)) {
                scheduler.after(Duration.ZERO, () -> take(answer, probe, scheduler));
            }
        };
        try {
            // too late, it finds the question answered
            scheduler.after(settings.timeout(), probe.ask(answered));
        } catch (RuntimeException unable) { // which must not be the last time that it is asked
            answered.accept(new Answer(false, unable.toString()));
        }
    }

    private void take(Answer answer, Probe probe, Scheduler scheduler) {
        if (state.answered(answer.up(), settings)) {
            LOG.log(
                    answer.up() ? Level.INFO : Level.WARNING,
                    "Health check {0} is {1} now, after {2} in a row: {3}",
                    name,
                    answer.up() ? "up" : "down",
                    answer.up() ? settings.up() : settings.down(),
                    answer.reason());
        }
        scheduler.after(pause(), () -> ask(probe, scheduler));
    }

    private Duration pause() {
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofNanos((long) (settings.every().toNanos() * factor));
    }
}
