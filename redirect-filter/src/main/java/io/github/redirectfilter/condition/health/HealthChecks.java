package io.github.redirectfilter.condition.health;

import io.github.redirectfilter.ConditionContext;
import io.github.redirectfilter.Control;
import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.HealthSources;
import io.github.redirectfilter.match.Suggestions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** All checks that one set of rules can name; those that rules name are run. */
final class HealthChecks {
    private final ConditionContext context;
    private final RunningChecks running;
    private final Map<String, HealthSettings> settings = new TreeMap<>();
    private final Map<String, HealthSource> sources = new TreeMap<>();
    private final Map<String, HealthCheck> used = new TreeMap<>();
    private final List<String> started = new ArrayList<>();

    HealthChecks(ConditionContext context, Supplier<Scheduler> schedulers) {
        this.context = context;
        this.running = context.kept(RunningChecks.class, "", () -> new RunningChecks(schedulers));
        context.settings(HealthyFactory.PREFIX).forEach((name, text) -> settings.put(name, HealthSettings.parse(text)));
        for (HealthSource source : context.services(HealthSource.class)) {
            String name = requireName(source.name());
            if (sources.put(name, source) != null) {
                throw new IllegalArgumentException(
                        "two health sources are named \"" + name + "\" (expected another name for one of them)");
            }
        }
        context.whileRunning(this::start, this::stop);
    }

    static String requireName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("\"" + name
                    + "\" is no name of a health check (expected letters, digits, dashes, dots and underscores)");
        }
        return name;
    }

    /** The check of a name; an {@link IllegalArgumentException} says which there are. */
    HealthCheck check(String name) {
        HealthCheck known = used.get(name);
        if (known != null) {
            return known;
        }
        HealthSettings how = settings.get(name);
        URI url = how == null ? null : how.url();
        boolean source = sources.containsKey(name) || url == null && hasElsewhere(name);
        // who only looks at rules does not see what the application brings
        boolean broughtLater = context.atRest() && !source && (how != null || !resemblesAnother(name));
        if (how == null && !source && !broughtLater) {
            throw new IllegalArgumentException(unknown(name));
        }
        if (source == (url != null) && !broughtLater) {
            throw new IllegalArgumentException("the health check \"" + name + "\" has "
                    + (source ? "both a URL and a HealthSource" : "neither a URL nor a HealthSource")
                    + " (expected one of the two)");
        }
        HealthState state =
                context.kept(HealthState.class, name + " " + (url == null ? "source" : url), HealthState::new);
        Control<Verdict> verdict = context.control(
                HealthyFactory.PREFIX + name, "auto", Verdict::parse, said -> said.isUp(state) ? "up" : "down");
        HealthCheck check = new HealthCheck(
                name,
                how == null ? HealthSettings.DEFAULT : how,
                state,
                verdict,
                () -> context.random().nextDouble());
        used.put(name, check);
        return check;
    }

    /** Takes what the application has under that name anyway. */
    private boolean hasElsewhere(String name) {
        String kind = null;
        for (HealthSources each : context.services(HealthSources.class)) {
            HealthSource source = each.source(name);
            if (source != null && kind != null) {
                throw new IllegalArgumentException("\"" + name + "\" is a " + kind + " and a " + each.kind()
                        + " (expected a HealthSource of this name, which says what is meant)");
            } else if (source != null) {
                sources.put(name, source);
                kind = each.kind();
            }
        }
        return kind != null;
    }

    private boolean resemblesAnother(String name) {
        return !Suggestions.didYouMean(name, known()).isEmpty();
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(settings.keySet());
        known.addAll(sources.keySet());
        context.services(HealthSources.class).forEach(each -> known.addAll(each.names()));
        return known;
    }

    private String unknown(String name) {
        Set<String> known = known();
        String mend = known.isEmpty()
                ? " (expected a setting " + HealthyFactory.PREFIX + name + ": URL, or a HealthSource of this name)"
                : " " + Suggestions.expected(known);
        return "unknown health check \"" + name + "\"" + Suggestions.didYouMean(name, known) + mend;
    }

    private void start() {
        used.forEach((name, check) -> {
            running.use(key(name), key -> check);
            started.add(name);
        });
    }

    private RunningChecks.Key key(String name) {
        return new RunningChecks.Key(name, settings.getOrDefault(name, HealthSettings.DEFAULT), sources.get(name));
    }

    private void stop() {
        started.forEach(name -> running.leave(key(name)));
        started.clear();
    }
}
