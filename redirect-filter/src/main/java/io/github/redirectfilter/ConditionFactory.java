package io.github.redirectfilter;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the conditions of one kind: the part of a key before the first dot, as {@code header} in
 * {@code header.X-Beta=1}. Factories are found by {@link java.util.ServiceLoader}, as an attribute of the servlet context
 * named as this interface, or given to {@link Redirects.Builder#conditionFactory}.
 *
 * <pre>{@code
 * public final class WeekdayFactory implements ConditionFactory {
 *     public String kind() {
 *         return "weekday";
 *     }
 *
 *     public Condition create(Spec spec) {
 *         Set<DayOfWeek> days = spec.values().stream().map(DayOfWeek::valueOf).collect(Collectors.toSet());
 *         return (request, effects) -> days.contains(LocalDate.now().getDayOfWeek());
 *     }
 * }
 * }</pre>
 */
public interface ConditionFactory {
    /** The kind that this factory makes: lower-case letters and dashes. */
    String kind();

    /** How a key of this kind is written, as error messages show it: {@code header.NAME}. */
    default String usage() {
        return kind();
    }

    /** Further options of a rule that conditions of this kind read, such as {@code by} for a share. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * Settings that conditions of this kind read: names such as {@code country-header}, or kinds of names such as
     * {@code switch.NAME}. Each belongs to one kind of condition.
     */
    default Set<String> settings() {
        return Set.of();
    }

    /**
     * Checks the value of one of {@link #settings}, so that a mistake is reported where it stands.
     *
     * @throws IllegalArgumentException if it is wrong; the message says what would be right
     */
    default void checkSetting(String name, String value) {}

    /**
     * Checks the value of a setting for rules that are only {@linkplain ConditionContext#atRest looked at}, perhaps on another
     * machine: what the value names, such as a file, may be missing.
     *
     * @throws IllegalArgumentException if it is wrong anyway
     */
    default void checkSettingAtRest(String name, String value) {
        checkSetting(name, value);
    }

    /**
     * Types of objects that the application may bring along for conditions of this kind. They are found by
     * {@link java.util.ServiceLoader}, as attributes of the servlet context that are named as the type, as beans, and given
     * to {@link Redirects.Builder#service}.
     */
    default Set<Class<?>> services() {
        return Set.of();
    }

    /**
     * Makes a condition.
     *
     * @throws IllegalArgumentException if the spec is wrong; the message says what would be right, and is reported with
     *     the place of the rule
     */
    Condition create(Spec spec);

    /** A condition as it was written. */
    interface Spec {
        /** The text after the first dot of the key, verbatim; empty if there is none. */
        String name();

        /** The text after {@code =}; {@code null} if the key stands alone. */
        @Nullable
        String value();

        /**
         * The value apart at its commas, trimmed. A value that begins with {@code ~} is one regular expression, commas
         * included. Empty if the key stands alone.
         */
        List<String> values();

        /** An option of the same rule; {@code null} if it is not set. */
        @Nullable
        String option(String key);

        /** The source pattern of the rule, as written. */
        String from();

        /** The id of the rule. */
        String id();

        /** What all conditions of these rules have in common. */
        ConditionContext context();
    }
}
