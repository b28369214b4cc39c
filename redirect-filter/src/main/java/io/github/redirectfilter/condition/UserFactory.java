package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import java.util.Set;

/** {@code user=alice,bob}: one of these is logged in; {@code user} alone: somebody is. */
public final class UserFactory implements ConditionFactory {
    @Override
    public String kind() {
        return "user";
    }

    @Override
    public Condition create(Spec spec) {
        Set<String> names = Set.copyOf(PrincipalCondition.names(spec, "for example user=alice,bob, or user alone"));
        return new PrincipalCondition(request -> {
            String user = request.user();
            return user != null && (names.isEmpty() || names.contains(user));
        });
    }
}
