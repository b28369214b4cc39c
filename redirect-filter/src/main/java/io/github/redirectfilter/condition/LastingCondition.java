package io.github.redirectfilter.condition;

import io.github.redirectfilter.CachePolicy;
import io.github.redirectfilter.Condition;
import io.github.redirectfilter.RedirectRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A condition whose answer depends on nothing but the request, so that {@code Vary} says all that a cache must know. */
record LastingCondition(
        Predicate<RedirectRequest> question, Function<RedirectRequest, String> value, Set<String> vary, int cost)
        implements Condition {
    /** Values as explanations show them. */
    static String quoted(List<String> values) {
        return values.isEmpty()
                ? "absent"
                : values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
    }

    @Override
    public String seen(RedirectRequest request, Effects effects) {
        return value.apply(request);
    }

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
