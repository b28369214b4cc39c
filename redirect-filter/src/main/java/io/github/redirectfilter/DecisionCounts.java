package io.github.redirectfilter;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts decisions for operators: what listeners are told of, from the first rules to the last. */
final class DecisionCounts implements RedirectListener {
    /** Redirects are the most by far, and each waits for this: nothing is made to count one. All have their place from the start. */
    private final Map<RedirectStatus, LongAdder> redirects = new EnumMap<>(RedirectStatus.class);

    private final Tally<String> outcomes = new Tally<>();
    private final Tally<Integer> statuses = new Tally<>();

    DecisionCounts() {
        for (RedirectStatus status : RedirectStatus.values()) {
            redirects.put(status, new LongAdder());
        }
    }

    @Override
    public void decided(RedirectRequest request, Decision decision) {
        LongAdder count = decision instanceof Decision.Redirect redirect ? redirects.get(redirect.status()) : null;
        if (count != null) {
            count.increment();
        } else {
            outcomes.add(decision.outcome());
            decision.statusCode().ifPresent(statuses::add);
        }
    }

    Map<String, Long> byOutcome() {
        Map<String, Long> sums = outcomes.sums();
        for (LongAdder count : redirects.values()) {
            add(Decision.Redirect.OUTCOME, count.sum(), sums);
        }
        return sums;
    }

    Map<Integer, Long> byStatus() {
        Map<Integer, Long> sums = statuses.sums();
        for (Map.Entry<RedirectStatus, LongAdder> each : redirects.entrySet()) {
            add(each.getKey().code(), each.getValue().sum(), sums);
        }
        return sums;
    }

    private static <K> void add(K key, long count, Map<K, Long> sums) {
        if (count > 0) {
            sums.merge(key, count, Long::sum);
        }
    }
}
