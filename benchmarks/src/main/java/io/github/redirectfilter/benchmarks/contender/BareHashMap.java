package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map from path to location: the least that a lookup of literal rules costs. It has no other rules. */
final class BareHashMap implements Contender {
    private final Map<String, String> locations = new HashMap<>();
    private String[] paths = {};

    @Override
    public void load(RuleSet rules) {
        for (Rule rule : (Iterable<Rule>) rules.stream()::iterator) {
            if (rule.kind() == Kind.LITERAL) {
                locations.put(RuleText.source(rule), RuleText.target(rule));
            }
        }
    }

    @Override
    public void prepare(List<String> paths) {
        this.paths = paths.toArray(String[]::new);
    }

    @Override
    public @Nullable String locate(int request) {
        return locations.get(paths[request]);
    }
}
