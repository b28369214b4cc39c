package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import java.util.List;
import java.util.Set;

/** {@code cookie.NAME}: a cookie is present, equal to one of a list, or found by an expression. */
public final class CookieFactory implements ConditionFactory {
    @Override
    public String kind() {
        return "cookie";
    }

    @Override
    public String usage() {
        return "cookie.NAME";
    }

    @Override
    public Condition create(Spec spec) {
        ValueMatcher matcher = ValueMatcher.of(spec, "cookie.NAME, cookie.NAME=a,b or cookie.NAME=~regex");
        String name = spec.name();
        return new LastingCondition(
                request -> {
                    String value = request.cookie(name);
                    return value != null && matcher.accepts(value);
                },
                request -> {
                    String value = request.cookie(name);
                    return LastingCondition.quoted(value == null ? List.of() : List.of(value));
                },
                Set.of("Cookie"),
                100);
    }
}
