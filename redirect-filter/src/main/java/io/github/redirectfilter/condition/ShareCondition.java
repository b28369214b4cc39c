package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.RedirectRequest;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller belongs to a part of all callers; without a key to none.
 *
 * @param key what tells callers apart
 * @param inside which callers belong to it
 */
record ShareCondition(
        BiFunction<RedirectRequest, Condition.Effects, @Nullable String> key,
        Set<String> vary,
        boolean privateOnPass,
        int cost,
        Inside inside)
        implements Condition {
    /** By a key that the request brings. */
    static ShareCondition of(CallerKey caller, Inside inside) {
        return new ShareCondition(
                (request, effects) -> caller.of().apply(request), caller.vary(), caller.personal(), 120, inside);
    }

    /** By a cookie of our own. It is asked late, so that who can't be in the share for another reason gets none. */
    static ShareCondition of(VisitorCookie cookie, Inside inside) {
        return new ShareCondition(cookie::key, Set.of("Cookie"), false, 250, inside);
    }

    @Override
    public boolean test(RedirectRequest request, Effects effects) {
        String caller = key.apply(request, effects);
        return caller != null && inside.holds(caller);
    }

    @Override
    public String seen(RedirectRequest request, Effects effects) {
        String caller = key.apply(request, effects);
        return caller == null ? "no key, so that the caller is outside" : inside.told(caller);
    }

    /** Which callers belong to a share. */
    interface Inside {
        /** Whether a caller with this key does. */
        boolean holds(String key);

        /** Where the caller stands. */
        String told(String key);
    }
}
