package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;

/** Takes what a reader finds, in the order written. A reader goes on after a problem, to find all of them. */
interface RuleSink {
    void rule(RedirectRule rule);

    /**
     * Takes a rule of a literal path, a literal target and a status as text, if it is one.
     *
     * @param list whether all of its source counts as one rule
     * @return whether it was taken; if not, {@link #rule} is the way
     */
    default boolean literal(Place place, boolean list, String from, String to, RedirectStatus status) {
        return false;
    }

    void setting(Setting setting);

    /** Takes a test that stands among the rules. */
    default void test(Located test) {}

    void problem(Problem problem);

    default void problem(Place place, int length, String message) {
        problem(new Problem(place, Math.max(1, length), message));
    }

    /** Reports a text as a whole. */
    default void problem(Located what, String message) {
        problem(what.place(), what.text().length(), message);
    }
}
