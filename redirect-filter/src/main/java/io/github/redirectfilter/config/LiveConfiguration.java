package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.Redirects;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that is loaded again when its files change, if its setting {@code reload} says so. A framework with a
 * configuration of its own hands it to the filter:
 *
 * <pre>{@code
 * LiveConfiguration configuration = LiveConfiguration.load(loader, () -> Redirects.builder().listener(audit));
 * Filter filter = new RedirectFilter(configuration);
 * }</pre>
 *
 * <p>Rules are put in place of others when all of them are found to be right, as a whole. With a mistake those before stay,
 * and the report is logged once. Counts, what operators changed and what conditions learned live on.
 *
 * <p>Safe for use by several threads.
 */
public final class LiveConfiguration implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    private final Object looking = new Object();
    private final Function<Redirects.Controls, Configuration> again;
    private final @Nullable FileWatch watch;
    private final InstantSource clock;
    private final List<Consumer<Configuration>> followers = new ArrayList<>();
    private @Nullable FileContents contents;
    private boolean closed;
    private volatile Configuration current;
    private volatile ReloadStatus status;

    private LiveConfiguration(Configuration fixed) {
        this.again = controls -> fixed;
        this.watch = null;
        this.clock = InstantSource.system();
        this.current = fixed;
        this.status = ReloadStatus.started(clock.instant());
    }

    LiveConfiguration(
            ConfigurationLoader loader,
            Supplier<Redirects.Builder> builders,
            Function<Path, FileStamp> stamps,
            InstantSource clock) {
        ConfigurationLoader.Loaded first = loader.load(builders.get(), files -> FileContents.read(files, stamps));
        this.again = controls ->
                loader.load(builders.get().controls(controls), files -> taken()).configuration();
        this.watch = first.files().isEmpty() || first.configuration().reload().isZero()
                ? null
                : new FileWatch(first.files(), first.contents(), stamps, clock);
        this.clock = clock;
        this.current = first.configuration();
        this.status = ReloadStatus.started(clock.instant());
    }

    /** A configuration that stays as it is. */
    public static LiveConfiguration of(Configuration fixed) {
        return new LiveConfiguration(fixed);
    }

    /**
     * Loads a configuration for the first time.
     *
     * @param builders makes a builder for each time that it is loaded, with all that the application brings along: the same
     *     listeners, conditions and services each time
     * @throws RedirectConfigurationException with all problems of all sources
     */
    public static LiveConfiguration load(ConfigurationLoader loader, Supplier<Redirects.Builder> builders) {
        return new LiveConfiguration(loader, builders, FileStamp::of, InstantSource.system());
    }

    /** What decides now. */
    public Configuration current() {
        return current;
    }

    /** What became of loading it again. */
    public ReloadStatus status() {
        return status;
    }

    /** The files that are looked at; none if the configuration stays as it is. */
    public List<Path> files() {
        return watch == null ? List.of() : watch.files();
    }

    /**
     * Hands over the current configuration at once, and each one that comes in its place. A follower that fails at a later
     * one is logged, and handed the next one all the same.
     *
     * @return ends that
     */
    public Runnable follow(Consumer<Configuration> follower) {
        synchronized (followers) {
            follower.accept(current);
            followers.add(follower);
        }
        return () -> {
            synchronized (followers) {
                followers.remove(follower);
            }
        };
    }

    /**
     * Looks at the files from time to time, on a daemon thread; does nothing if the configuration stays as it is.
     *
     * @param name of the thread
     * @param loaded is told on that thread of each configuration that decides by then, whatever time it takes
     * @return ends the thread
     */
    public Runnable watch(String name, Consumer<Configuration> loaded) {
        return watch == null ? () -> {} : new WatchThread(name, this, loaded)::end;
    }

    /**
     * Looks at the files once, on the caller's thread. Files that have changed since the last look are loaded at the next one
     * that finds them at rest.
     *
     * @return whether other rules decide now
     */
    public boolean look() {
        synchronized (looking) {
            if (watch == null || current.reload().isZero()) {
                return false;
            }
            FileContents changed = watch.look();
            // an interrupted thread is about to end, and could read nothing
            return changed != null && !Thread.currentThread().isInterrupted() && reload(watch, changed);
        }
    }

    /** How long to wait before the next look; zero if there is none. */
    Duration pause() {
        synchronized (looking) {
            Duration pause = current.reload();
            boolean soon = watch != null && watch.changing() && pause.compareTo(WatchThread.SETTLING) > 0;
            return soon ? WatchThread.SETTLING : pause;
        }
    }

    // whatever happens while rules are loaded, those before go on, and the next look is taken
    @SuppressWarnings("CatchThrowable")
    private boolean reload(FileWatch watched, FileContents changed) {
        contents = changed;
        try {
            return swap(again.apply(current.redirects().controls()));
        } catch (RedirectConfigurationException problems) {
            watched.failed();
            failed(problems, String.valueOf(problems.getMessage()));
            return false;
        } catch (Throwable unexpected) {
            watched.failed();
            failed(unexpected, unexpected.toString());
            return false;
        } finally {
            contents = null;
        }
    }

    private FileContents taken() {
        if (contents == null) {
            throw new IllegalStateException("nothing was read");
        }
        return contents;
    }

    private boolean swap(Configuration next) {
        Configuration before = current;
        synchronized (followers) {
            if (closed) {
                next.redirects().close();
                return false;
            }
            current = next;
            followers.forEach(follower -> tell(follower, next));
        }
        before.redirects().close();
        status = status.succeeded(clock.instant());
        LOG.log(Level.INFO, succeeded(next));
        next.redirects().warnings().forEach(warning -> LOG.log(Level.WARNING, warning.toString()));
        next.redirects().reloaded(null);
        return true;
    }

    // the rules decide by then, whatever it is that a follower can't do
    @SuppressWarnings("CatchThrowable")
    private static void tell(Consumer<Configuration> follower, Configuration next) {
        try {
            follower.accept(next);
        } catch (Throwable failure) {
            LOG.log(Level.ERROR, "What follows the redirects does not take those that were loaded again", failure);
        }
    }

    private static String succeeded(Configuration next) {
        int count = next.redirects().size();
        return "The redirects were loaded again: " + count + (count == 1 ? " rule" : " rules")
                + (next.sources().isEmpty() ? "" : " from " + String.join(", ", next.sources()))
                + (next.reload().isZero() ? ". With reload: off, this was the last time" : "");
    }

    private void failed(Throwable problem, String report) {
        status = status.failed(clock.instant(), report);
        String message = "The redirects could not be loaded again, and those before go on";
        if (problem instanceof RedirectConfigurationException) {
            LOG.log(Level.ERROR, message + ": " + report);
        } else {
            LOG.log(Level.ERROR, message, problem);
        }
        current.redirects().reloaded(problem);
    }

    /** Ends what goes on beside requests. Decisions go on, by what was known last. */
    @Override
    public void close() {
        synchronized (followers) {
            closed = true;
        }
        current.redirects().close();
    }
}
