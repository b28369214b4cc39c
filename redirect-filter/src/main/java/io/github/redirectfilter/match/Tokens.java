package io.github.redirectfilter.match;

import java.util.HashSet;
import java.util.Set;

/**
 * The tokens of a path: ASCII letters and digits, as many as stand together, in which case does not count. A pattern that
 * holds a whole one fits no path without it, so that patterns are found by their rarest token as a word is in a book by
 * its index.
 *
 * <p>The key of a token is its last eight characters, one a byte, the last one highest. What is common to longer ones does
 * no harm: a key finds candidates.
 */
final class Tokens {
    /** How many characters a key has. */
    static final int KEY_LENGTH = 8;

    /** What {@link #append} begins with: no token. */
    static final long NONE = 0;

    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L; // 2^64 by the golden ratio

    private Tokens() {}

    /** Whether a character, in lower case, can stand in a token. */
    static boolean mayHold(int lower) {
        return lower >= 'a' && lower <= 'z' || lower >= '0' && lower <= '9';
    }

    /** The key of a token with one more character, in lower case. */
    static long append(long key, int lower) {
        return key >>> 8 | (long) lower << 56;
    }

    /** A hash of a key, whose highest bits are the best. */
    static long hash(long key) {
        return (key ^ key >>> 32) * MULTIPLIER;
    }

    /**
     * The keys of the tokens in a piece of a pattern that are whole, whatever the pattern lets stand beside the piece.
     *
     * @param last whether every path ends with the piece, or a slash behind it
     */
    static Set<Long> within(String piece, boolean last) {
        Set<Long> keys = new HashSet<>();
        boolean begun = false;
        long key = NONE;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            int lower = PathHash.fold(c);
            if (mayHold(lower) && c < 0x80) {
                key = append(key, lower);
                continue;
            }
            // beyond ASCII there is more than one idea of case: what is no letter here may fit one there
            boolean plain = c < 0x80;
            if (begun && plain && key != NONE) {
                keys.add(key);
            }
            begun = plain;
            key = NONE;
        }
        if (begun && last && key != NONE) {
            keys.add(key);
        }
        return keys;
    }

    /** The keys of the tokens in a whole segment. */
    static Set<Long> ofSegment(String segment) {
        return within("/" + segment, true);
    }
}
