package io.github.redirectfilter;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of one set of rules have in common: settings, what operators change while the rules run, what the
 * application brings along, time and chance. A {@link ConditionFactory} finds it in {@link ConditionFactory.Spec}.
 *
 * <pre>{@code
 * public Condition create(Spec spec) {
 *     ConditionContext context = spec.context();
 *     Control<Boolean> open = context.control("shop." + spec.name(), "true", Boolean::valueOf);
 *     InstantSource clock = context.clock();
 *     return (request, effects) -> open.get() && clock.instant().isAfter(START);
 * }
 * }</pre>
 */
public interface ConditionContext {
    /** The value of one of {@link ConditionFactory#settings}; {@code null} if it is not set. */
    @Nullable
    String setting(String name);

    /** All settings that begin with {@code prefix}, such as {@code health.}, by what follows it, in order of the names. */
    Map<String, String> settings(String prefix);

    /** What the application registered of one of {@link ConditionFactory#services}, in no particular order. */
    <T> List<T> services(Class<T> type);

    /** The one object of a class that all conditions share; the first to ask makes it. */
    <T> T shared(Class<T> type, Function<ConditionContext, T> maker);

    /**
     * An object that lives on when the rules are loaded again, such as what is known of a caller: rules after these that
     * ask for the same type and name get the same. It must be safe for use by several threads, by rules before and after.
     */
    <T> T kept(Class<T> type, String name, Supplier<T> maker);

    /** The requests in flight; whoever asks has the filter count them. */
    InFlight inFlight();

    /**
     * A value that operators can change while the rules run, through {@link Redirects.Controls}. Whoever asks for the same
     * name again gets the same.
     *
     * @param name kind and name, such as {@code switch.maintenance}
     * @param first the value until somebody sets another
     * @param parser reads a value, and throws an {@link IllegalArgumentException} that says what would be right
     * @throws IllegalArgumentException if {@code first} can't be read
     */
    default <T> Control<T> control(String name, String first, Function<String, T> parser) {
        return control(name, first, parser, null);
    }

    /**
     * The same for a value that says too little by itself, such as {@code auto}.
     *
     * @param state what a value comes to now, for {@link Redirects.Controls.Entry#state}; {@code null} if it says it itself
     */
    default <T> Control<T> control(
            String name, String first, Function<String, T> parser, @Nullable Function<T, String> state) {
        return control(name, name, first, parser, state);
    }

    /**
     * The same for a value whose name may be that of another one when the rules are loaded again, such as one that tells a
     * line.
     *
     * @param subject what the value is about; what operators changed is carried over to the value that is about the same
     */
    <T> Control<T> control(
            String name, String subject, String first, Function<String, T> parser, @Nullable Function<T, String> state);

    /**
     * Whether the rules are only looked at, by a tool: nothing of {@link #whileRunning} is started, and what is there at run
     * time alone, such as a library or a service, may be missing.
     */
    default boolean atRest() {
        return false;
    }

    /** The time. */
    InstantSource clock();

    /** Random numbers that nobody can guess. */
    RandomGenerator random();

    /**
     * Has {@code start} called once all rules are found to be right, and {@code stop} when they are no longer used. Neither
     * is called for rules with a mistake. When rules are loaded again, those after start before those before stop.
     */
    void whileRunning(Runnable start, Runnable stop);
}
