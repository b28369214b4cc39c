package io.github.redirectfilter;

import io.github.redirectfilter.RedirectRule.Option;
import io.github.redirectfilter.RedirectRule.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the conditions of one rule. */
final class ConditionCompiler {
    private final RedirectRule rule;
    private final RuleOptions options;
    private final String id;
    private final Map<String, ConditionFactory> factories;
    private final ConditionContext context;

    ConditionCompiler(RedirectRule rule, String id, RuleOptions options, RuleCompiler.Settings settings) {
        this.rule = rule;
        this.options = options;
        this.id = id;
        this.factories = settings.factories();
        this.context = settings.context();
    }

    /** A condition with the text that it was written as. */
    record Written(String text, Condition condition) {}

    /** The conditions, the cheapest first. */
    List<Written> compile() {
        List<Written> conditions = new ArrayList<>();
        Text methods = rule.text().methods();
        ConditionFactory methodFactory = factories.get("method");
        if (methods != null && methodFactory != null) {
            if (options.get("method") != null) {
                options.report(methods, "the methods stand twice, in front and as method= (expected one of them)");
            }
            create(methodFactory, "method", methods, methods.value(), conditions);
        }
        Set<String> used = new HashSet<>();
        for (Map.Entry<String, Option> each : options.all().entrySet()) {
            ConditionFactory factory = options.factory(each.getKey());
            if (factory != null) {
                used.addAll(factory.options());
                Text value = each.getValue().value();
                Text place = each.getValue().valueOrKey();
                create(factory, each.getKey(), place, value == null ? null : value.value(), conditions);
            }
        }
        for (Map.Entry<String, Option> each : options.all().entrySet()) {
            String key = each.getKey();
            if (options.belongsToCondition(key) && !used.contains(key)) {
                options.report(
                        each.getValue().key(),
                        "\"" + key + "\" has no condition here that reads it (expected one of "
                                + String.join(", ", kindsThatRead(key)) + " in the same rule)");
            }
        }
        if (conditions.size() > 1) {
            conditions.sort(
                    Comparator.comparingInt(written -> written.condition().cost()));
        }
        return List.copyOf(conditions);
    }

    private List<String> kindsThatRead(String key) {
        return factories.values().stream()
                .filter(factory -> factory.options().contains(key))
                .map(ConditionFactory::kind)
                .sorted()
                .toList();
    }

    private void create(
            ConditionFactory factory, String keyText, Text place, @Nullable String value, List<Written> conditions) {
        if (value != null && value.isEmpty()) {
            options.report(place, "\"" + factory.usage() + "=\" has no value (expected one, or the key alone)");
            return;
        }
        ConditionKey key = ConditionKey.parse(keyText);
        try {
            Condition condition = factory.create(new RuleSpec(key.name(), value, rule, id, options.all(), context));
            conditions.add(new Written(
                    value == null ? keyText : keyText + "=" + value,
                    key.negated() ? new NegatedCondition(condition) : condition));
        } catch (IllegalArgumentException e) {
            options.report(place, RuleOptions.message(e));
        }
    }
}
