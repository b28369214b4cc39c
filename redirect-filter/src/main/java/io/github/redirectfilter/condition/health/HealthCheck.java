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

    /** What takes back the next step, and the step that is waited for. */
    private Runnable next = () -> {};

    private Runnable answer = () -> {};
    private boolean ended;

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
        after(Duration.ZERO, () -> ask(probe, scheduler), scheduler);
    }

    /** Asks no more, and waits for no answer. */
    void end() {
        Runnable giveUp;
        synchronized (this) {
            ended = true;
            next.run();
            giveUp = answer;
        }
        giveUp.run();
    }

    private synchronized void after(Duration delay, Runnable step, Scheduler scheduler) {
        if (!ended) {
            next = scheduler.after(delay, step);
        }
    }

    private void ask(Probe probe, Scheduler scheduler) {
        AtomicBoolean open = new AtomicBoolean(true);
        Consumer<Answer> answered = told -> {
            if (open.compareAndSet(true, false)) {
                after(Duration.ZERO, () -> take(told, probe, scheduler), scheduler);
            }
        };
        try {
            Runnable giveUp = probe.ask(answered);
            // too late, it finds the question answered
            Runnable timeout = scheduler.after(settings.timeout(), giveUp);
            waitFor(() -> {
                timeout.run();
                giveUp.run();
            });
        } catch (RuntimeException unable) { // which must not be the last time that it is asked
            answered.accept(new Answer(false, unable.toString()));
        }
    }

    private void waitFor(Runnable giveUp) {
        boolean late;
        synchronized (this) {
            answer = giveUp;
            late = ended;
        }
        if (late) {
            giveUp.run();
        }
    }

    private void take(Answer told, Probe probe, Scheduler scheduler) {
        if (state.answered(told.up(), settings)) {
            LOG.log(
                    told.up() ? Level.INFO : Level.WARNING,
                    "Health check {0} is {1} now, after {2} in a row: {3}",
                    name,
                    told.up() ? "up" : "down",
                    told.up() ? settings.up() : settings.down(),
                    told.reason());
        }
        after(pause(), () -> ask(probe, scheduler), scheduler);
    }

    private Duration pause() {
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofNanos((long) (settings.every().toNanos() * factor));
    }
}
