package io.github.redirectfilter;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule depends on beside method, host, path and query. Conditions are made by a {@link ConditionFactory}
 * when the rules are built, and then asked by many threads at once.
 *
 * <p>A condition knows what its answer means to caches, so that no cache hands one caller's redirect to another.
 */
public interface Condition {
    /**
     * Whether the condition holds for a request.
     *
     * @param effects takes what the condition wants on the response, whatever becomes of the request
     */
    boolean test(RedirectRequest request, Effects effects);

    /** Names of the request headers that the answer depends on; they go into {@code Vary}, on a pass too. */
    default Set<String> vary() {
        return Set.of();
    }

    /**
     * What caches may do with an answer that depended on this condition; the strictest of all conditions and of the rule
     * wins. A {@code max-age} is a limit: it shortens the age that the rule gives or leaves to the cache, and lets nobody keep
     * what could not be kept without it. Asked for each answer, since the reply may depend on the time.
     */
    default CachePolicy cachePolicy() {
        return CachePolicy.NO_STORE;
    }

    /** Whether a response that this condition let pass is for one caller alone, so that shared caches must not keep it. */
    default boolean privateOnPass() {
        return false;
    }

    /**
     * Whether the answer for a request stays the same for good. Only then may a permanent status (301, 308) depend on
     * it.
     */
    default boolean lasting() {
        return false;
    }

    /** What the question costs, in nanoseconds, roughly: the cheapest are asked first. */
    default int cost() {
        return 100;
    }

    /**
     * Whether the condition sheds load, so that the target of its rule must not be one that it would shed again. Where that
     * can be seen when the rules are built, it is an error.
     */
    default boolean sheds() {
        return false;
    }

    /**
     * What the condition saw in a request, for whoever asks why it holds or not: a short text, such as {@code DE}. Asked
     * only for an explanation.
     *
     * @return {@code null} if there is nothing to tell
     */
    default @Nullable String seen(RedirectRequest request, Effects effects) {
        return null;
    }

    /** What a condition may do to the response while it is asked. */
    interface Effects {
        /** Whether somebody only wants to know: nothing may be counted, consumed or issued. */
        boolean dryRun();

        /**
         * Adds a header to the response. The value must be printable ASCII. With a {@code Set-Cookie} the response is for one
         * caller alone, so that shared caches do not keep it.
         */
        void header(String name, String value);

        /**
         * Says when the caller may come again: the {@code Retry-After} of a 429 or 503, if the rule does not say it.
         *
         * @param wait is rounded up to whole seconds
         */
        default void retryAfter(Duration wait) {}

        /**
         * The one object of a class that conditions share while they decide about one request; the first to ask makes it. So
         * what is dear to find out is found out once, however many rules want to know.
         */
        <T> T shared(Class<T> type, Supplier<T> maker);
    }
}
