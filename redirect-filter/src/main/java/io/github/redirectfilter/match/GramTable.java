package io.github.redirectfilter.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Patterns by a few characters that each of them needs: a gram. Most that a path holds are in no pattern, and a bit says so
 * before anything else is looked at.
 */
final class GramTable {
    private static final int MOST_BITS = 1 << 18; // 32 KiB, what the nearest cache of a processor holds
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final int length;
    private final long mask;
    private final long[] keys;
    private final @Nullable Ordinals[] values;
    private final long[] bits;

    /**
     * Makes a table.
     *
     * @param length how many characters a gram has, 8 at the most
     */
    GramTable(int length, Map<Long, Ordinals> patterns) {
        this.length = length;
        this.mask = -1L >>> 64 - 8 * length;
        int size = Integer.highestOneBit(Math.max(1, patterns.size())) << 2;
        this.keys = new long[size];
        this.values = new @Nullable Ordinals[size];
        this.bits = new long[Math.min(MOST_BITS, size << 4) >> 6];
        patterns.forEach(this::put);
    }

    /** The gram of {@code length} characters that begins at a character of a text, which has so many. */
    static long gram(String text, int at, int length) {
        long gram = 0;
        for (int i = at; i < at + length; i++) {
            gram = next(gram, text.charAt(i));
        }
        return gram;
    }

    private static long next(long gram, char c) {
        return gram << 8 | PathHash.fold(c) & 0xFF;
    }

    private void put(long gram, Ordinals ordinals) {
        long hash = gram * MULTIPLIER;
        int slot = slot(hash);
        while (values[slot] != null) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = gram;
        values[slot] = ordinals;
        int bit = bit(hash);
        bits[bit >> 6] |= 1L << bit;
    }

    private int slot(long hash) {
        return (int) (hash >>> 40) & keys.length - 1;
    }

    private int bit(long hash) {
        return (int) (hash >>> 44) & (bits.length << 6) - 1;
    }

    private boolean mayHold(long gram) {
        int bit = bit(gram * MULTIPLIER);
        return (bits[bit >> 6] >>> bit & 1) != 0;
    }

    /** Where a gram stands; -1 if no pattern needs it. */
    private int find(long gram) {
        if (mayHold(gram)) {
            for (int slot = slot(gram * MULTIPLIER); values[slot] != null; slot = slot + 1 & keys.length - 1) {
                if (keys[slot] == gram) {
                    return slot;
                }
            }
        }
        return -1;
    }

    /** The patterns that need the gram at a place that a look-up gave. */
    Ordinals at(int slot) {
        Ordinals ordinals = values[slot];
        if (ordinals == null) {
            throw new IllegalArgumentException("no gram stands at " + slot);
        }
        return ordinals;
    }

    /** Where the gram stands that begins at {@code at}, in a path with a slash at its end; -1 if no pattern needs it. */
    int findAt(String text, int at, int end) {
        return findEndingAt(text, at + length - 1, end);
    }

    /** Where the gram stands that a path from {@code start} to {@code end} ends in; -1 if no pattern needs it. */
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
        long gram = 0;
        for (int i = Math.max(start, from - length + 1); i <= end; i++) {
            gram = next(gram, i < end ? text.charAt(i) : '/') & mask;
            if (i >= from && mayHold(gram) && find(gram) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Where the gram stands whose last character is at {@code last}, in a path with a slash at its end. */
    int findEndingAt(String text, int last, int end) {
        if (last > end) {
            return -1;
        }
        long gram = 0;
        for (int i = last - length + 1; i <= last; i++) {
            gram = next(gram, i < end ? text.charAt(i) : '/');
        }
        return find(gram);
    }

    int length() {
        return length;
    }
}
