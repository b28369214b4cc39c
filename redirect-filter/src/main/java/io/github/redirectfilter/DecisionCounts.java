package io.github.redirectfilter;

import java.util.Map;

/** Counts decisions for operators: what listeners are told of, from the first rules to the last. */
final class DecisionCounts implements RedirectListener {
    private final Tally<String> outcomes = new Tally<>();
    private final Tally<Integer> statuses = new Tally<>();

    @Override
    public void decided(RedirectRequest request, Decision decision) {
        outcomes.add(decision.outcome());
        decision.statusCode().ifPresent(statuses::add);
    }

    Map<String, Long> byOutcome() {
        return outcomes.sums();
    }

    Map<Integer, Long> byStatus() {
        return statuses.sums();
    }
}
