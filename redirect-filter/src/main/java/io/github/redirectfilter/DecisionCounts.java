package io.github.redirectfilter;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts decisions for operators: what listeners are told of, from the first rules to the last. */
final class DecisionCounts implements RedirectListener {
    /** Status codes have three digits, the first of them up to 5 (RFC 9110, section 15). */
    private static final int STATUSES = 600;

    private final Tally<String> outcomes = new Tally<>();
    /** By status code: to look one up by an object would make one for each decision. */
    private final AtomicReferenceArray<LongAdder> statuses = new AtomicReferenceArray<>(STATUSES);

    @Override
    public void decided(RedirectRequest request, Decision decision) {
        outcomes.add(decision.outcome());
        OptionalInt status = decision.statusCode();
        if (status.isPresent()) {
            count(status.getAsInt()).increment();
        }
    }

    private LongAdder count(int status) {
        LongAdder count = statuses.get(status);
        if (count == null) {
            statuses.compareAndSet(status, null, new LongAdder());
            count = statuses.get(status);
        }
        return count;
    }

    Map<String, Long> byOutcome() {
        return outcomes.sums();
    }

    Map<Integer, Long> byStatus() {
        Map<Integer, Long> sums = new TreeMap<>();
        for (int status = 0; status < STATUSES; status++) {
            LongAdder count = statuses.get(status);
            if (count != null) {
                sums.put(status, count.sum());
            }
        }
        return sums;
    }
}
