package io.github.redirectfilter.match;

/**
 * Hashes of path text in which upper and lower case are the same. One table then serves rules that count case and rules
 * that don't: what it finds is a candidate, and the pattern itself has the last word.
 *
 * <p>Eight characters at a time make a word, and words are multiplied and checked: to look at one character after the other
 * is what costs most of a request that matches nothing.
 */
final class PathHash {
    /** What {@link #ofCanonical} returns for any other path. */
    static final long NOT_CANONICAL = -1;

    /** The bit of what {@link #ofCanonical} returns that says that patterns may be found by a token of the path. */
    static final long TOKEN = 1;

    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L; // 2^64 by the golden ratio, as in splitmix64
    private static final int BLOCK = 8;

    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    /** The bit in which upper and lower case of ASCII differ; of other characters it makes one of two, which does no harm. */
    private static final long CASE = 0x20;

    private PathHash() {}

    /** The hash of {@code text} from {@code start} to {@code end}. */
    static long of(String text, int start, int end) {
        long hash = (long) end - start;
        int at = start;
        for (; end - at >= BLOCK; at += BLOCK) {
            hash = mix(hash ^ foldedWord(text, at, at + BLOCK));
        }
        // the last eight once more: no loop over what is left, which is of another length each time
        return finish(at < end ? mix(hash ^ foldedWord(text, Math.max(start, end - BLOCK), end)) : hash);
    }

    private static long foldedWord(String text, int start, int end) {
        long word = 0;
        for (int i = start; i < end; i++) {
            word = word >>> 8 | (fold(text.charAt(i)) & 0xFF | CASE) << 56;
        }
        return word;
    }

    /**
     * The hash of the path that begins at {@code start}, up to {@link #endWithoutSlash}, if it has the form of
     * {@link CanonicalPath}. Hash, check and the search for tokens look at the same words.
     *
     * @param bits the tokens by which patterns are found
     * @return the same as {@link #of}, with or without {@link #TOKEN}, or {@link #NOT_CANONICAL}
     */
    static long ofCanonical(String text, int start, TokenBits bits) {
        int end = endWithoutSlash(text, start);
        if (end - start < BLOCK || text.charAt(end - 1) == '/') {
            return ofChecked(text, start, end);
        }
        long hash = (long) end - start;
        long odd = 0;
        long slashBefore = 0;
        long before = 0;
        int token = start;
        boolean tokens = false;
        int at = start;
        for (; end - at >= BLOCK; at += BLOCK) {
            if (isNotAscii(text, at)) {
                return ofChecked(text, start, end);
            }
            long word = word(text, at);
            odd |= odd(word, slashBefore);
            slashBefore = slashes(word) >>> 56;
            long lower = word | CASE * EACH;
            hash = mix(hash ^ lower);
            for (long others = notInTokens(lower); others != 0; others &= others - 1) {
                int length = Long.numberOfTrailingZeros(others) >>> 3;
                tokens |= mayBeToken(at + length - token, lower, before, length, bits);
                token = at + length + 1;
            }
            before = lower;
        }
        int rest = end - at;
        long lower = 0;
        if (rest > 0) {
            if (isNotAscii(text, end - BLOCK)) {
                return ofChecked(text, start, end);
            }
            // the last eight once more: no loop over what is left, which is of another length each time
            long word = word(text, end - BLOCK);
            odd |= odd(word, 0);
            hash = mix(hash ^ (word | CASE * EACH));
            lower = (word | CASE * EACH) >>> 8 * (BLOCK - rest);
            for (long others = notInTokens(lower) & -1L >>> 8 * (BLOCK - rest); others != 0; others &= others - 1) {
                int length = Long.numberOfTrailingZeros(others) >>> 3;
                tokens |= mayBeToken(at + length - token, lower, before, length, bits);
                token = at + length + 1;
            }
        }
        tokens |= mayBeToken(end - token, lower, before, rest, bits);
        return odd == 0 ? withToken(finish(hash), tokens) : ofChecked(text, start, end);
    }

    /**
     * Whether patterns may be found by the token that ends in a word.
     *
     * @param length of the token
     * @param before the word before
     * @param end where in the word the token ends
     */
    private static boolean mayBeToken(int length, long word, long before, int end, TokenBits bits) {
        if (length == 0) {
            return false;
        }
        long last = word << 1 << 63 - 8 * end | before >>> 8 * end; // no shift by 64: in Java it is one by 0
        return bits.mayHold(last & -1L << 8 * Math.max(0, BLOCK - length));
    }

    /** The characters of a word that are neither letters nor digits; a high bit for each. */
    private static long notInTokens(long lower) {
        long digits = atLeast(lower, '0') & ~atLeast(lower, '9' + 1);
        long letters = atLeast(lower, 'a') & ~atLeast(lower, 'z' + 1);
        return ~(digits | letters) & HIGH_BITS;
    }

    private static long atLeast(long word, int value) {
        return word + (0x80 - value) * EACH;
    }

    private static long withToken(long hash, boolean token) {
        long result = token ? hash | TOKEN : hash & ~TOKEN;
        return result == NOT_CANONICAL ? TOKEN : result;
    }

    /** For the few that are short, or that have something in them which may be or not be canonical. */
    private static long ofChecked(String text, int start, int end) {
        return CanonicalPath.isCanonical(text, start) ? withToken(of(text, start, end), true) : NOT_CANONICAL;
    }

    private static boolean isNotAscii(String text, int at) {
        int all = text.charAt(at)
                | text.charAt(at + 1)
                | text.charAt(at + 2)
                | text.charAt(at + 3)
                | text.charAt(at + 4)
                | text.charAt(at + 5)
                | text.charAt(at + 6)
                | text.charAt(at + 7);
        return all >= 0x80;
    }

    /** Eight characters of ASCII, the first one lowest. */
    private static long word(String text, int at) {
        return text.charAt(at)
                | (long) text.charAt(at + 1) << 8
                | (long) text.charAt(at + 2) << 16
                | (long) text.charAt(at + 3) << 24
                | (long) text.charAt(at + 4) << 32
                | (long) text.charAt(at + 5) << 40
                | (long) text.charAt(at + 6) << 48
                | (long) text.charAt(at + 7) << 56;
    }

    /**
     * The characters of a word that may not stand in a canonical path, or only after a closer look: a high bit for each.
     *
     * @param slashBefore the high bit of the first character, if a slash stands before it
     */
    private static long odd(long word, long slashBefore) {
        long fine = nonZero((word | 0x04 * EACH) ^ '?' * EACH) // ? and ;
                & nonZero((word | 0x06 * EACH) ^ '\'' * EACH) // % and #, and with them ' and !
                & nonZero(word ^ '\\' * EACH)
                & nonZero(word & 0x60 * EACH) // controls
                & ~(word + EACH); // DEL
        long slashesAndDots = ~nonZero((word | EACH) ^ '/' * EACH);
        return (~fine | (slashes(word) << 8 | slashBefore) & slashesAndDots) & HIGH_BITS;
    }

    private static long slashes(long word) {
        return ~nonZero(word ^ '/' * EACH) & HIGH_BITS;
    }

    /** The high bit of each byte that is not zero; the high bits of the word itself are clear, so that nothing carries. */
    private static long nonZero(long word) {
        return word + LOW_BITS;
    }

    private static long mix(long hash) {
        long product = hash * MULTIPLIER;
        return product ^ product >>> 32;
    }

    private static long finish(long hash) {
        return mix(mix(hash)) & ~TOKEN;
    }

    /** One character in lower case. Case pairs beyond the BMP differ in their surrogates, which therefore are all one. */
    static int fold(char c) {
        if (c < 0x80) {
            return lower(c);
        }
        return Character.isSurrogate(c) ? Character.MIN_SURROGATE : Character.toLowerCase(Character.toUpperCase(c));
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }

    /** Where a path ends when a trailing slash does not count. */
    static int endWithoutSlash(String path, int start) {
        int length = path.length();
        return length > start && path.charAt(length - 1) == '/' ? length - 1 : length;
    }
}
