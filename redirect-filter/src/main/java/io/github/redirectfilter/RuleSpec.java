package io.github.redirectfilter;

import io.github.redirectfilter.RedirectRule.Option;
import io.github.redirectfilter.RedirectRule.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition as a rule wrote it. */
record RuleSpec(
        String name,
        @Nullable String value,
        RedirectRule rule,
        String id,
        Map<String, Option> options,
        ConditionContext context)
        implements ConditionFactory.Spec {
    static List<String> split(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    @Override
    public List<String> values() {
        if (value == null) {
            return List.of();
        }
        return value.startsWith("~") ? List.of(value) : split(value);
    }

    @Override
    public @Nullable String option(String key) {
        Option option = options.get(key);
        Text text = option == null ? null : option.value();
        return text == null ? null : text.value();
    }

    @Override
    public String from() {
        return rule.from();
    }
}
