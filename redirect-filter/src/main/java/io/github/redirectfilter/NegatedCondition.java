package io.github.redirectfilter;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds when another condition does not; caches have to know the same of it. */
record NegatedCondition(Condition condition) implements Condition {
    @Override
    public boolean test(RedirectRequest request, Effects effects) {
        return !condition.test(request, effects);
    }

    @Override
    public Set<String> vary() {
        return condition.vary();
    }

    @Override
    public CachePolicy cachePolicy() {
        return condition.cachePolicy();
    }

    @Override
    public boolean privateOnPass() {
        return condition.privateOnPass();
    }

    @Override
    public boolean lasting() {
        return condition.lasting();
    }

    @Override
    public @Nullable String seen(RedirectRequest request, Effects effects) {
        return condition.seen(request, effects);
    }

    @Override
    public int cost() {
        return condition.cost();
    }
}
