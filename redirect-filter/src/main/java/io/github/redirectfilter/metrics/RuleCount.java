package io.github.redirectfilter.metrics;

import io.github.redirectfilter.Redirects;
import java.util.Map;
import java.util.WeakHashMap;

/** How many rules decide, in all filters together. */
final class RuleCount {
    // the controls stay the same object when rules are loaded again; those of a filter that is gone go by themselves
    private final Map<Redirects.Controls, Integer> sizes = new WeakHashMap<>();

    synchronized void now(Redirects running) {
        sizes.put(running.controls(), running.size());
    }

    synchronized int sum() {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
