package io.github.redirectfilter.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.redirectfilter.ConditionFactory.Spec;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a header, cookie or parameter has to be: present, equal to one of a list, or found by an expression. */
final class ValueMatcher {
    private final @Nullable Set<String> oneOf;
    private final @Nullable Pattern expression;

    private ValueMatcher(@Nullable Set<String> oneOf, @Nullable Pattern expression) {
        this.oneOf = oneOf;
        this.expression = expression;
    }

    /** Reads the value of a spec that needs a name. */
    static ValueMatcher of(Spec spec, String usage) {
        if (spec.name().isEmpty()) {
            throw new IllegalArgumentException("the name is missing (expected " + usage + ")");
        }
        String value = spec.value();
        if (value == null) {
            return new ValueMatcher(null, null);
        }
        if (!value.startsWith("~")) {
            return new ValueMatcher(Set.copyOf(spec.values()), null);
        }
        try {
            return new ValueMatcher(null, Pattern.compile(value.substring(1)));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "regular expression: " + e.getDescription() + " \"" + e.getPattern() + "\" (expected RE2 syntax)",
                    e);
        }
    }

    boolean accepts(String value) {
        if (expression != null) {
            return expression.matcher(value).find();
        }
        return oneOf == null || oneOf.contains(value);
    }

    boolean acceptsAny(List<String> values) {
        for (String value : values) {
            if (accepts(value)) {
                return true;
            }
        }
        return false;
    }
}
