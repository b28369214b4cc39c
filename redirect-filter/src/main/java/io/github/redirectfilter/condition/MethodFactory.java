package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code method=POST,PUT}: the method is listed; GET includes HEAD. */
public final class MethodFactory implements ConditionFactory {
    @Override
    public String kind() {
        return "method";
    }

    @Override
    public Condition create(Spec spec) {
        List<String> methods = spec.values();
        if (methods.isEmpty() || !spec.name().isEmpty()) {
            throw new IllegalArgumentException("the methods are missing (expected method=GET or method=POST,PUT)");
        }
        for (String method : methods) {
            // RFC 9110, section 9.1: methods are case-sensitive, and all registered ones are upper-case
            if (!method.matches("[A-Z]+(-[A-Z]+)*")) {
                throw new IllegalArgumentException(
                        "method \"" + method + "\" is not written in capitals (expected for example GET or POST,PUT)");
            }
        }
        Set<String> listed = new HashSet<>(methods);
        if (listed.contains("GET")) {
            listed.add("HEAD");
        }
        return new LastingCondition(request -> listed.contains(request.method()), RedirectRequest::method, Set.of(), 5);
    }
}
