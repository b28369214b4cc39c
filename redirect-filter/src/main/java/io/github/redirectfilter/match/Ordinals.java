package io.github.redirectfilter.match;

import java.util.Arrays;
import java.util.Map;

/** A growing list of ascending ordinals. */
final class Ordinals {
    private static final int[] NOTHING = {};

    private int[] values = NOTHING;
    private int size;

    /** Adds an ordinal to those of a key. */
    static <K> void add(Map<K, Ordinals> byKey, K key, int ordinal) {
        Ordinals ordinals = byKey.get(key);
        if (ordinals == null) {
            ordinals = new Ordinals();
            byKey.put(key, ordinals);
        }
        ordinals.add(ordinal);
    }

    void add(int ordinal) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(1, 2 * size));
        }
        values[size++] = ordinal;
    }

    /** Gives back what growing took too much. */
    void trim() {
        values = size == 0 ? NOTHING : Arrays.copyOf(values, size);
    }

    int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    /** The index of the first that is not below {@code ordinal}. */
    int indexFrom(int ordinal) {
        if (ordinal == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(values, 0, size, ordinal);
        return found < 0 ? -found - 1 : found;
    }
}
