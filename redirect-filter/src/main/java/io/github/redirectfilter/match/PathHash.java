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
     * {@link CanonicalPath}. Hash and check look at the same words.
     *
     * @return the same as {@link #of}, or {@link #NOT_CANONICAL}
     */
    static long ofCanonical(String text, int start) {
        int end = endWithoutSlash(text, start);
        if (end - start < BLOCK || text.charAt(end - 1) == '/') {
            return ofChecked(text, start, end);
        }
        long hash = (long) end - start;
        long odd = 0;
        long slashBefore = 0;
        int at = start;
        for (; end - at >= BLOCK; at += BLOCK) {
            if (isNotAscii(text, at)) {
                return ofChecked(text, start, end);
            }
            long word = word(text, at);
            odd |= odd(word, slashBefore);
            slashBefore = slashes(word) >>> 56;
            hash = mix(hash ^ (word | CASE * EACH));
        }
        if (at < end) {
            if (isNotAscii(text, end - BLOCK)) {
                return ofChecked(text, start, end);
            }
            long word = word(text, end - BLOCK);
            odd |= odd(word, 0);
            hash = mix(hash ^ (word | CASE * EACH));
        }
        return odd == 0 ? finish(hash) : ofChecked(text, start, end);
    }

    /** For the few that are short, or that have something in them which may be or not be canonical. */
    private static long ofChecked(String text, int start, int end) {
        return CanonicalPath.isCanonical(text, start) ? of(text, start, end) : NOT_CANONICAL;
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
        long mixed = mix(mix(hash));
        return mixed == NOT_CANONICAL ? 0 : mixed;
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
