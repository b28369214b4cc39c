package io.github.redirectfilter.match;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which token patterns are to be found by: of each the one that the fewest others have. */
final class RarestTokens {
    /** So many patterns may have a token in common that they are found by; they are tried one by one. */
    private static final int MOST = 4;

    private final Map<Long, Integer> counts = new HashMap<>();

    /** Takes the tokens of a pattern into account. */
    void count(Set<Long> tokens) {
        for (Long key : tokens) {
            counts.put(key, counts.getOrDefault(key, 0) + 1);
        }
    }

    /** The token that a pattern is to be found by; {@link Tokens#NONE} if all are too frequent. */
    long best(Set<Long> tokens) {
        long best = Tokens.NONE;
        for (long token : tokens) {
            if (frequency(token) <= MOST && (best == Tokens.NONE || order(token, best) < 0)) {
                best = token;
            }
        }
        return best;
    }

    private int frequency(long token) {
        return counts.getOrDefault(token, 0);
    }

    private int order(long first, long second) {
        int byCount = Integer.compare(frequency(first), frequency(second));
        int byLooks = byCount != 0 ? byCount : Integer.compare(commonness(first), commonness(second));
        return byLooks != 0 ? byLooks : Long.compare(first, second);
    }

    /** How likely a path holds a token, as far as its looks tell: the longer, the less, and numbers less than words. */
    private static int commonness(long key) {
        int length = Tokens.KEY_LENGTH - Long.numberOfTrailingZeros(key) / Byte.SIZE;
        boolean number = false;
        for (long rest = key; rest != 0; rest <<= 8) {
            number |= rest >>> 56 <= '9';
        }
        return (number ? 0 : Tokens.KEY_LENGTH) - length;
    }
}
