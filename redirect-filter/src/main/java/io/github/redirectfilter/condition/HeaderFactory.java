package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.match.HeaderName;
import java.util.Locale;
import java.util.Set;

/** {@code header.NAME}: a request header is present, equal to one of a list, or found by an expression. */
public final class HeaderFactory implements ConditionFactory {
    @Override
    public String kind() {
        return "header";
    }

    @Override
    public String usage() {
        return "header.NAME";
    }

    @Override
    public Condition create(Spec spec) {
        ValueMatcher matcher = ValueMatcher.of(spec, "header.NAME, header.NAME=a,b or header.NAME=~regex");
        String name = spec.name();
        if (!HeaderName.isValid(name)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no header name (expected letters, digits and dashes)");
        }
        // the host is part of a cache's key already (RFC 9111, section 2)
        Set<String> vary = name.toLowerCase(Locale.ROOT).equals("host") ? Set.of() : Set.of(name);
        return new LastingCondition(
                request -> matcher.acceptsAny(request.headers(name)),
                request -> LastingCondition.quoted(request.headers(name)),
                vary,
                50);
    }
}
