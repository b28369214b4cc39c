package io.github.redirectfilter;

import org.jspecify.annotations.Nullable;

/**
 * Is told of every decision but the most common one, {@link Decision.Pass#NO_RULE}: for counters, audit logs and
 * alarms.
 *
 * <pre>{@code
 * Redirects redirects = Redirects.builder()
 *         .listener((request, decision) -> {
 *             if (decision instanceof Decision.Refused refused) {
 *                 alarms.increment(refused.reason());
 *             }
 *         })
 *         .build();
 * }</pre>
 *
 * <p>The filter finds the listeners that the application names in
 * {@code META-INF/services/io.github.redirectfilter.RedirectListener}.
 *
 * <p>It is called on the request's thread and has to be quick and safe for use by several threads. An exception that it
 * throws is logged and changes nothing for the request.
 */
@FunctionalInterface
public interface RedirectListener {
    /** Called once a decision, before the answer is written. Every text of {@code request} is the caller's own. */
    void decided(RedirectRequest request, Decision decision);

    /**
     * Called when a request went beyond a limit, so that rules which cost more were passed over. It does nothing if it is not
     * overridden.
     *
     * @param limit the name of the setting, such as {@code max-regex-steps}
     */
    default void exceeded(String limit) {}

    /**
     * Called when rules were loaded for the first time, before they decide. It does nothing if it is not overridden.
     *
     * @param running what decides, until {@link #reloaded} says otherwise
     */
    default void loaded(Redirects running) {}

    /**
     * Called when rules were loaded again because their files changed, on a thread of the filter's own. It does nothing if it
     * is not overridden.
     *
     * @param running what decides from now on
     * @param problem why the rules before go on, such as a {@link RedirectConfigurationException}; {@code null} if others are
     *     in their place
     */
    default void reloaded(Redirects running, @Nullable Throwable problem) {}

    /**
     * A listener that is also told how long decisions took. While there is none, no clock is read.
     *
     * <pre>{@code
     * final class SlowDecisions implements RedirectListener.Timed {
     *     public void decided(RedirectRequest request, Decision decision) {}
     *
     *     public void timed(Decision decision, long nanos) {
     *         if (nanos > 10_000_000) {
     *             alarms.increment(decision.outcome());
     *         }
     *     }
     * }
     * }</pre>
     */
    interface Timed extends RedirectListener {
        /** Of the requests that no rule matches, one among so many is timed. */
        int SAMPLED = 256;

        /**
         * Called once a decision that rules made, before {@link #decided}; and for one of {@value #SAMPLED} requests that no
         * rule matches, chosen by chance. What listeners do, and writing the answer, is not in the time.
         */
        void timed(Decision decision, long nanos);
    }
}
