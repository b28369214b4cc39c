package io.github.redirectfilter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the conditions of one set of rules ask for while they are made; it starts and stops with the rules. */
final class BuildContext implements ConditionContext {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    private final ConditionSettings settings;
    private final Map<Class<?>, List<Object>> services;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final LiveControls live;
    private final boolean atRest;
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private final Map<LiveControls.Kept, Object> kept = new HashMap<>();
    private final Map<String, Control<?>> controls = new TreeMap<>();
    private final List<Runnable> starts = new ArrayList<>();
    private final List<Runnable> stops = new ArrayList<>();
    private int started;
    private @Nullable InFlight inFlight;

    BuildContext(
            ConditionSettings settings,
            Map<Class<?>, List<Object>> services,
            InstantSource clock,
            RandomGenerator random,
            LiveControls live,
            boolean atRest) {
        this.settings = settings;
        this.services = services;
        this.clock = clock;
        this.random = random;
        this.live = live;
        this.atRest = atRest;
    }

    /**
     * Starts what conditions need, unless the rules are at rest, and publishes the controls; if that fails, rules before these
     * go on as they were.
     */
    void start() {
        boolean complete = false;
        try {
            for (Runnable start : atRest ? List.<Runnable>of() : starts) {
                start.run();
                started++;
            }
            live.publish(controls, kept);
            complete = true;
        } finally {
            if (!complete) {
                stop();
            }
        }
    }

    @Override
    public boolean atRest() {
        return atRest;
    }

    /** Stops what was started; what fails keeps nothing else from being stopped. */
    synchronized void stop() {
        while (started > 0) {
            started--;
            try {
                stops.get(started).run();
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, "What a condition needed could not be stopped", e);
            }
        }
    }

    /** What counts the requests in flight; {@code null} if nobody asked for it. */
    @Nullable
    InFlight countedInFlight() {
        return inFlight;
    }

    @Override
    public @Nullable String setting(String name) {
        return settings.values().get(name);
    }

    @Override
    public Map<String, String> settings(String prefix) {
        Map<String, String> found = new TreeMap<>();
        settings.values().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    @Override
    public <T> List<T> services(Class<T> type) {
        return services.getOrDefault(type, List.of()).stream().map(type::cast).toList();
    }

    @Override
    public <T> T shared(Class<T> type, Function<ConditionContext, T> maker) {
        Object made = shared.get(type);
        if (made == null) { // not computeIfAbsent: the maker may share something else
            made = maker.apply(this);
            shared.put(type, made);
        }
        return type.cast(made);
    }

    @Override
    public <T> T kept(Class<T> type, String name, Supplier<T> maker) {
        LiveControls.Kept key = new LiveControls.Kept(type, name);
        Object object = kept.get(key);
        if (object == null) {
            Object before = live.kept(key);
            object = before == null ? maker.get() : before;
            kept.put(key, object);
        }
        return type.cast(object);
    }

    @Override
    public InFlight inFlight() {
        InFlight counter = kept(InFlight.class, "", InFlight::new);
        inFlight = counter;
        return counter;
    }

    // one kind of condition asks for a name, and always for the same type
    @SuppressWarnings("unchecked")
    @Override
    public <T> Control<T> control(
            String name,
            String subject,
            String first,
            Function<String, T> parser,
            @Nullable Function<T, String> state) {
        return (Control<T>) controls.computeIfAbsent(name, key -> new Control<>(key, subject, first, parser, state));
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public void whileRunning(Runnable start, Runnable stop) {
        starts.add(start);
        stops.add(stop);
    }
}
