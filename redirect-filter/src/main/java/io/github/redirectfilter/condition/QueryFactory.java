package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.match.QueryString;
import java.util.Set;

/** {@code query.NAME}: a query parameter is present, equal to one of a list, or found by an expression. */
public final class QueryFactory implements ConditionFactory {
    @Override
    public String kind() {
        return "query";
    }

    @Override
    public String usage() {
        return "query.NAME";
    }

    @Override
    public Condition create(Spec spec) {
        ValueMatcher matcher = ValueMatcher.of(spec, "query.NAME, query.NAME=a,b or query.NAME=~regex");
        String name = spec.name();
        return new LastingCondition(
                request -> matcher.acceptsAny(QueryString.values(request.query(), name)),
                request -> LastingCondition.quoted(QueryString.values(request.query(), name)),
                Set.of(),
                80);
    }
}
