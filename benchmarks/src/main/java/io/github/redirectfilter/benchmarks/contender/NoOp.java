package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches the request and lets it pass: what the measuring itself costs. */
final class NoOp implements Contender {
    private List<String> paths = List.of();

    @Override
    public void load(RuleSet rules) {}

    @Override
    public void prepare(List<String> paths) {
        this.paths = List.copyOf(paths);
    }

    @Override
    public @Nullable String locate(int request) {
        return paths.get(request).isEmpty() ? "" : null;
    }
}
