package io.github.redirectfilter.match;

import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Patterns by a token that each of them needs, with open addressing. */
final class TokenTable {
    /**
     * A path can repeat itself, and patterns must not be tried each time. To remember what was tried takes memory, which a
     * usual path does not need: from here on.
     */
    private static final int FEW_FINDS = 8;

    private final long[] keys;
    private final Ordinals[] values;

    TokenTable(Map<Long, Ordinals> patterns) {
        int size = Integer.highestOneBit(Math.max(1, patterns.size())) << 2;
        this.keys = new long[size];
        this.values = new Ordinals[size];
        for (Map.Entry<Long, Ordinals> each : patterns.entrySet()) {
            long key = each.getKey();
            int slot = slot(key);
            while (keys[slot] != Tokens.NONE) {
                slot = slot + 1 & keys.length - 1;
            }
            keys[slot] = key;
            values[slot] = each.getValue();
            each.getValue().trim();
        }
    }

    private int slot(long key) {
        return (int) (Tokens.hash(key) >>> 32) & keys.length - 1;
    }

    /** Where a key stands; -1 if no pattern is found by it. */
    private int find(long key) {
        for (int slot = slot(key); keys[slot] != Tokens.NONE; slot = slot + 1 & keys.length - 1) {
            if (keys[slot] == key) {
                return slot;
            }
        }
        return -1;
    }

    int first(Candidates candidates, int from, int best, String text, int start, @Nullable RequestUrl url) {
        int found = best;
        int finds = 0;
        BitSet tried = null;
        long key = Tokens.NONE;
        for (int at = start; at <= text.length(); at++) {
            int c = at < text.length() ? PathHash.fold(text.charAt(at)) : '/';
            if (Tokens.mayHold(c)) {
                key = Tokens.append(key, c);
                continue;
            }
            int slot = key == Tokens.NONE ? -1 : find(key);
            key = Tokens.NONE;
            if (slot < 0) {
                continue;
            }
            tried = tried == null && ++finds > FEW_FINDS ? new BitSet() : tried;
            if (tried == null || !tried.get(slot)) {
                found = candidates.first(values[slot], from, found, text, start, url);
            }
            if (tried != null) {
                tried.set(slot);
            }
        }
        return found;
    }
}
