package io.github.redirectfilter.condition.health;

import io.github.redirectfilter.ConditionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Time that passes when a test says so; answers are waited for. */
public final class ManualScheduler implements Scheduler {
    /** Chance that makes all pauses the shortest. */
    public static final RandomGenerator NO_CHANCE = () -> 0;

    private final List<Task> later = new ArrayList<>();
    private final LinkedBlockingQueue<Runnable> now = new LinkedBlockingQueue<>();
    private Duration time = Duration.ZERO;
    private boolean stopped;

    private record Task(Duration due, Runnable action) {}

    @Override
    public Runnable after(Duration delay, Runnable action) {
        if (delay.isZero()) {
            now.add(action);
            return () -> {};
        }
        Task task = new Task(time.plus(delay), action);
        later.add(task);
        return () -> later.remove(task);
    }

    @Override
    public Executor blocking() {
        return task -> {
            Thread thread = new Thread(task, "manual-scheduler");
            thread.setDaemon(true);
            thread.start();
        };
    }

    @Override
    public void stop() {
        stopped = true;
    }

    /** How many tasks are to run later. */
    int planned() {
        return later.size();
    }

    boolean stopped() {
        return stopped;
    }

    /** Runs what is to run at once: the first question, or what becomes of an answer, which is waited for. */
    public void next() throws InterruptedException {
        Runnable task = now.poll(20, TimeUnit.SECONDS);
        if (task == null) {
            throw new AssertionError("nothing happens");
        }
        task.run();
    }

    /** Lets time pass, and runs what is due meanwhile. */
    public void pass(Duration duration) {
        Duration end = time.plus(duration);
        for (Task task = first(end); task != null; task = first(end)) {
            time = task.due;
            later.remove(task);
            task.action.run();
        }
        time = end;
    }

    private Task first(Duration end) {
        return later.stream()
                .filter(task -> task.due.compareTo(end) <= 0)
                .min(Comparator.comparing(Task::due))
                .orElse(null);
    }

    /** One round of a check that asks every {@code every}: a question after the shortest pause, and its answer. */
    public void round(Duration every) throws InterruptedException {
        pass(every);
        next();
    }

    /** Makes the conditions that are found by themselves use this. */
    public List<ConditionFactory> factories() {
        HealthyFactory healthy = new HealthyFactory(() -> this);
        return List.of(healthy, new UnhealthyFactory(healthy));
    }
}
