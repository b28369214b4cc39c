package io.github.redirectfilter.condition.health;

import io.github.redirectfilter.HealthSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Asks a source of the application, where it keeps nobody waiting. */
final class SourceProbe implements Probe {
    private final HealthSource source;
    private final Executor executor;
    private final AtomicBoolean busy = new AtomicBoolean();

    SourceProbe(HealthSource source, Executor executor) {
        this.source = source;
        this.executor = executor;
    }

    @Override
    public Runnable ask(Consumer<Answer> answer) {
        AtomicBoolean open = new AtomicBoolean(true);
        Consumer<Answer> once = given -> {
            if (open.compareAndSet(true, false)) {
                answer.accept(given);
            }
        };
        if (busy.compareAndSet(false, true)) {
            executor.execute(() -> once.accept(ask()));
        } else {
            once.accept(new Answer(false, "the source has not answered since the last time"));
        }
        return () -> once.accept(new Answer(false, "no answer in time"));
    }

    // whatever the application's code throws: nobody above it would hear of it
    @SuppressWarnings("CatchThrowable")
    private Answer ask() {
        try {
            return source.up() ? new Answer(true, "up") : new Answer(false, "down");
        } catch (Throwable failure) {
            return new Answer(false, failure.toString());
        } finally {
            busy.set(false);
        }
    }
}
