package io.github.redirectfilter.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Patterns by a few characters that each of them needs: a gram. Most that a path holds are in no pattern, and a bit says so
 * before anything else is looked at.
 */
final class GramTable {
    private static final int MOST_BITS = 1 << 18; // 32 KiB, what the nearest cache of a processor holds
    private static final int MULTIPLIER = 0x9E37_79B1;

    private final int length;
    private final int mask;
    private final int[] keys;
    private final @Nullable Ordinals[] values;
    private final long[] bits;

    /**
     * Makes a table.
     *
     * @param length how many characters a gram has, 4 at the most
     */
    GramTable(int length, Map<Integer, Ordinals> patterns) {
        this.length = length;
        this.mask = length == 4 ? -1 : (1 << 8 * length) - 1;
        int size = Integer.highestOneBit(Math.max(1, patterns.size())) << 2;
        this.keys = new int[size];
        this.values = new @Nullable Ordinals[size];
        this.bits = new long[Math.min(MOST_BITS, size << 4) >> 6];
        patterns.forEach(this::put);
    }

    /** The gram of a text that begins at a character. */
    static int gram(String text, int at, int length) {
        int gram = 0;
        for (int i = at; i < at + length; i++) {
            gram = next(gram, text.charAt(i));
        }
        return gram;
    }

    private static int next(int gram, char c) {
        return gram << 8 | PathHash.fold(c) & 0xFF;
    }

    private void put(int gram, Ordinals ordinals) {
        int slot = slot(gram);
        while (values[slot] != null) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = gram;
        values[slot] = ordinals;
        int bit = bit(gram);
        bits[bit >> 6] |= 1L << bit;
    }

    private int slot(int gram) {
        return gram * MULTIPLIER >>> 7 & keys.length - 1;
    }

    private int bit(int gram) {
        return gram * MULTIPLIER >>> 3 & (bits.length << 6) - 1;
    }

    /** Where a gram stands; -1 if no pattern needs it. */
    int find(int gram) {
        int bit = bit(gram);
        if ((bits[bit >> 6] >>> bit & 1) == 0) {
            return -1;
        }
        int slot = slot(gram);
        while (values[slot] != null) {
            if (keys[slot] == gram) {
                return slot;
            }
            slot = slot + 1 & keys.length - 1;
        }
        return -1;
    }

    /** The patterns that need the gram at a place that {@link #find} gave. */
    Ordinals at(int slot) {
        Ordinals ordinals = values[slot];
        if (ordinals == null) {
            throw new IllegalArgumentException("no gram stands at " + slot);
        }
        return ordinals;
    }

    /** Where the gram stands that ends at {@code end} of a path from {@code start} on; -1 if no pattern needs it. */
    int findAtEnd(String text, int start, int end) {
        return end - start < length ? -1 : find(gram(text, end - length, length));
    }

    /**
     * Looks for the next gram of a path that a pattern needs. The path is taken with a slash at its end.
     *
     * @param from index of the last character of the first gram to look at
     * @return index of the last character of the gram, or -1 if there is none
     */
    int scan(String text, int start, int from, int end) {
        int gram = 0;
        for (int i = Math.max(start, from - length + 1); i <= end; i++) {
            gram = next(gram, i < end ? text.charAt(i) : '/') & mask;
            if (i >= from && find(gram) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The gram whose last character stands at {@code last}, in a path with a slash at its end. */
    int gramEndingAt(String text, int last, int end) {
        int gram = 0;
        for (int i = last - length + 1; i <= last; i++) {
            gram = next(gram, i < end ? text.charAt(i) : '/');
        }
        return gram;
    }

    int length() {
        return length;
    }
}
