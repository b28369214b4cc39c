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
 * A configuration that is loaded again when its files change, if its setting {@code reload} says so, and when who made it
 * asks for it. A framework with a configuration of its own hands it to the filter:
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
    private final Function<Path, FileStamp> stamps;
    private final InstantSource clock;
    private final List<Consumer<Configuration>> followers = new ArrayList<>();
    private @Nullable ConfigurationLoader loader;
    private Supplier<Redirects.Builder> builders = Redirects::builder;
    private volatile @Nullable FileWatch watch;
    private boolean closed;
    private volatile Configuration current;
    private volatile ReloadStatus status;

    private LiveConfiguration(Configuration fixed) {
        this.stamps = FileStamp::of;
        this.clock = InstantSource.system();
        this.current = fixed;
        this.status = ReloadStatus.started(clock.instant());
        fixed.redirects().loaded();
    }

    LiveConfiguration(
            ConfigurationLoader loader,
            Supplier<Redirects.Builder> builders,
            Function<Path, FileStamp> stamps,
            InstantSource clock) {
        this.loader = loader;
        this.builders = builders;
        this.stamps = stamps;
        this.clock = clock;
        ConfigurationLoader.Loaded first = loader.load(builders.get(), this::read);
        this.watch = watch(first);
        this.current = first.configuration();
        this.status = ReloadStatus.started(clock.instant());
        current.redirects().loaded();
    }

    private @Nullable FileWatch watch(ConfigurationLoader.Loaded loaded) {
        return loaded.files().isEmpty() || loaded.configuration().reload().isZero()
                ? null
                : new FileWatch(loaded.files(), loaded.contents(), stamps, clock);
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
        FileWatch watched = watch;
        return watched == null ? List.of() : watched.files();
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
     * Looks at the files from time to time, on a daemon thread; does nothing if there are none to look at by now.
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
            FileWatch watched = watch;
            ConfigurationLoader same = loader;
            if (watched == null || same == null || current.reload().isZero()) {
                return false;
            }
            FileContents changed = watched.look();
            // an interrupted thread is about to end, and could read nothing
            return changed != null
                    && !Thread.currentThread().isInterrupted()
                    && attempt(
                            () -> load(same, files -> files.equals(watched.files()) ? changed : read(files)),
                            watched::failed);
        }
    }

    /**
     * Loads everything, files included, on the caller's thread, because what a framework knows has changed. As with changed
     * files, other rules take the place of those before only if all of them are right. Later changes of files are loaded by
     * this loader, whether it succeeds by now or not.
     *
     * <p>If files are to be looked at, the setting {@code reload} has to be there at the first load, since a filter starts to
     * look when it starts.
     *
     * @param loader has all that is known by now, and was not loaded before
     * @param builders as for {@link #load}
     * @return whether other rules decide now
     */
    public boolean reload(ConfigurationLoader loader, Supplier<Redirects.Builder> builders) {
        synchronized (looking) {
            if (this.loader != null) {
                loader.follows(this.loader);
            }
            this.loader = loader;
            this.builders = builders;
            return attempt(() -> load(loader, this::read), () -> {});
        }
    }

    private Configuration load(ConfigurationLoader from, Function<List<Path>, FileContents> reader) {
        Redirects.Builder redirects =
                builders.get().controls(current.redirects().controls());
        ConfigurationLoader.Loaded loaded = from.load(redirects, reader);
        if (!loaded.files().equals(files())) {
            watch = watch(loaded);
        }
        return loaded.configuration();
    }

    private FileContents read(List<Path> files) {
        return FileContents.read(files, stamps);
    }

    /** How long to wait before the next look; zero if there is none. */
    Duration pause() {
        synchronized (looking) {
            Duration pause = current.reload();
            FileWatch watched = watch;
            boolean soon = watched != null && watched.changing() && pause.compareTo(WatchThread.SETTLING) > 0;
            return soon ? WatchThread.SETTLING : pause;
        }
    }

    // whatever happens while rules are loaded, those before go on, and the next look is taken
    @SuppressWarnings("CatchThrowable")
    private boolean attempt(Supplier<Configuration> load, Runnable failed) {
        try {
            return swap(load.get());
        } catch (RedirectConfigurationException problems) {
            failed.run();
            failed(problems, String.valueOf(problems.getMessage()));
            return false;
        } catch (Throwable unexpected) {
            failed.run();
            failed(unexpected, unexpected.toString());
            return false;
        }
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
        LOG.log(Level.INFO, succeeded(before, next));
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

    private static String succeeded(Configuration before, Configuration next) {
        boolean ends = !before.reload().isZero() && next.reload().isZero();
        int count = next.redirects().size();
        return "The redirects were loaded again: " + count + (count == 1 ? " rule" : " rules")
                + (next.sources().isEmpty() ? "" : " from " + String.join(", ", next.sources()))
                + (ends ? ". With reload: off, this was the last time" : "");
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
