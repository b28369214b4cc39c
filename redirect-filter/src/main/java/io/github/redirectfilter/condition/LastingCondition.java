package io.github.redirectfilter.condition;

import io.github.redirectfilter.CachePolicy;
import io.github.redirectfilter.Condition;
import io.github.redirectfilter.RedirectRequest;
import java.util.Set;
import java.util.function.Predicate;

/** A condition whose answer depends on nothing but the request, so that {@code Vary} says all that a cache must know. */
record LastingCondition(Predicate<RedirectRequest> question, Set<String> vary, int cost) implements Condition {
    @Override
    public boolean test(RedirectRequest request, Effects effects) {
        return question.test(request);
    }

    @Override
    public CachePolicy cachePolicy() {
        return CachePolicy.NONE;
    }

    @Override
    public boolean lasting() {
        return true;
    }
}
