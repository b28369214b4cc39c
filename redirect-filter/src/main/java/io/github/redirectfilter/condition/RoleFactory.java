package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import java.util.List;

/** {@code role=admin,editor}: who is logged in has one of these roles. */
public final class RoleFactory implements ConditionFactory {
    private static final String USAGE = "for example role=admin,editor";

    @Override
    public String kind() {
        return "role";
    }

    @Override
    public Condition create(Spec spec) {
        List<String> roles = PrincipalCondition.names(spec, USAGE);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("the roles are missing (expected " + USAGE + ")");
        }
        return new PrincipalCondition(request -> {
            for (String role : roles) {
                if (request.hasRole(role)) {
                    return true;
                }
            }
            return false;
        });
    }
}
