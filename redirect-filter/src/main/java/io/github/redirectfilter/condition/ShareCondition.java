package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.RedirectRequest;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller belongs to a part of all callers; without a key to none.
 *
 * @param key what tells callers apart
 * @param inside whether the caller with a key belongs to it
 */
record ShareCondition(
        BiFunction<RedirectRequest, Condition.Effects, @Nullable String> key,
        Set<String> vary,
        boolean privateOnPass,
        int cost,
        Predicate<String> inside)
        implements Condition {
    /** By a key that the request brings. */
    static ShareCondition of(CallerKey caller, Predicate<String> inside) {
        return new ShareCondition(
                (request, effects) -> caller.of().apply(request), caller.vary(), caller.personal(), 120, inside);
    }

    /** By a cookie of our own. It is asked late, so that who can't be in the share for another reason gets none. */
    static ShareCondition of(VisitorCookie cookie, Predicate<String> inside) {
        return new ShareCondition(cookie::key, Set.of("Cookie"), false, 250, inside);
    }

    @Override
    public boolean test(RedirectRequest request, Effects effects) {
        String caller = key.apply(request, effects);
        return caller != null && inside.test(caller);
    }
}
