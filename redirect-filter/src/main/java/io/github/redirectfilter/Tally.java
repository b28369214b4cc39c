package io.github.redirectfilter;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by key. The keys have to be few: none goes away. */
final class Tally<K extends Comparable<K>> {
    private final Map<K, LongAdder> counts = new ConcurrentHashMap<>();

    void add(K key) {
        LongAdder count = counts.get(key); // computeIfAbsent may take a lock for a key that is there
        if (count == null) {
            count = counts.computeIfAbsent(key, absent -> new LongAdder());
        }
        count.increment();
    }

    /** What was counted, in order of the keys. */
    Map<K, Long> sums() {
        Map<K, Long> sums = new TreeMap<>();
        counts.forEach((key, count) -> sums.put(key, count.sum()));
        return sums;
    }
}
