package io.github.redirectfilter.condition;

import io.github.redirectfilter.CachePolicy;
import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory.Spec;
import io.github.redirectfilter.RedirectRequest;
import java.util.List;
import java.util.function.Predicate;

/**
 * A condition about who is logged in, as the container knows it. No request header tells that for sure, so what depends on
 * it is for the caller's own cache alone.
 */
record PrincipalCondition(Predicate<RedirectRequest> question) implements Condition {
    /**
     * The names that a spec lists; none if its key stands alone.
     *
     * @throws IllegalArgumentException if they are no names
     */
    static List<String> names(Spec spec, String usage) {
        List<String> names = spec.values();
        boolean wrong = names.stream().anyMatch(name -> name.isEmpty() || name.startsWith("~"));
        if (wrong || !spec.name().isEmpty()) {
            throw new IllegalArgumentException("these are no names (expected " + usage + ")");
        }
        return names;
    }

    @Override
    public boolean test(RedirectRequest request, Effects effects) {
        return question.test(request);
    }

    @Override
    public String seen(RedirectRequest request, Effects effects) {
        String user = request.user();
        return user == null ? "nobody is logged in" : "user " + user;
    }

    @Override
    public CachePolicy cachePolicy() {
        return CachePolicy.PRIVATE;
    }

    @Override
    public boolean privateOnPass() {
        return true;
    }
}
