package io.github.redirectfilter.console;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;

/** A condition of an application that has a mistake. */
final class FailingCondition implements ConditionFactory {
    @Override
    public String kind() {
        return "failing";
    }

    @Override
    public Condition create(Spec spec) {
        return (request, effects) -> {
            throw new IllegalStateException("on purpose");
        };
    }
}
