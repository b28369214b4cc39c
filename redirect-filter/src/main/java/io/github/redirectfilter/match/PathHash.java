package io.github.redirectfilter.match;

/**
 * Hashes of path text in which upper and lower case are the same. One table then serves rules that count case and rules
 * that don't: what it finds is a candidate, and the pattern itself has the last word.
 *
 * <p>Eight characters at a time make a word, and words are multiplied: to multiply for each character, as
 * {@link String#hashCode} does, is to wait for each product.
 */
final class PathHash {
    /** What {@link #ofPlain} returns for a path that has to be looked at more closely. */
    static final long NOT_PLAIN = -1;

    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L; // 2^64 by the golden ratio, as in splitmix64
    private static final int BLOCK = 8;

    /** ASCII in lower case; 0 for the characters that a canonical path may not hold, or only after a closer look. */
    private static final byte[] PLAIN = new byte[0x80];

    static {
        for (char c = 0x20; c < 0x7F; c++) {
            PLAIN[c] = "%;\\?#".indexOf(c) >= 0 ? 0 : (byte) lower(c);
        }
    }

    private PathHash() {}

    /** The hash of {@code text} from {@code start} to {@code end}. */
    static long of(String text, int start, int end) {
        long hash = (long) end - start;
        int at = start;
        for (; end - at >= BLOCK; at += BLOCK) {
            long word = 0;
            for (int i = at; i < at + BLOCK; i++) {
                word = word << 8 ^ fold(text.charAt(i));
            }
            hash = mix(hash ^ word);
        }
        long word = 0;
        for (; at < end; at++) {
            word = word << 8 ^ fold(text.charAt(at));
        }
        return finish(hash ^ word);
    }

    /**
     * The hash of the path that begins at {@code start}, up to {@link #endWithoutSlash}, if it is plain: ASCII with
     * nothing to canonicalize. The check comes with the hash, for both look at each character.
     *
     * @return the same as {@link #of}, or {@link #NOT_PLAIN} where only {@link CanonicalPath} can tell
     */
    static long ofPlain(String text, int start) {
        int end = endWithoutSlash(text, start);
        long hash = (long) end - start;
        int before = 0;
        int at = start;
        for (; end - at >= BLOCK; at += BLOCK) {
            long word = 0;
            for (int i = at; i < at + BLOCK; i++) {
                char c = text.charAt(i);
                int folded = c < 0x80 ? PLAIN[c] : 0;
                if (folded == 0 || before == '/' && (folded == '/' || folded == '.')) {
                    return NOT_PLAIN;
                }
                before = folded;
                word = word << 8 ^ folded;
            }
            hash = mix(hash ^ word);
        }
        long word = 0;
        for (; at < end; at++) {
            char c = text.charAt(at);
            int folded = c < 0x80 ? PLAIN[c] : 0;
            if (folded == 0 || before == '/' && (folded == '/' || folded == '.')) {
                return NOT_PLAIN;
            }
            before = folded;
            word = word << 8 ^ folded;
        }
        return before == '/' && end < text.length() ? NOT_PLAIN : finish(hash ^ word);
    }

    private static long mix(long hash) {
        long product = hash * MULTIPLIER;
        return product ^ product >>> 32;
    }

    private static long finish(long hash) {
        long mixed = mix(mix(hash));
        return mixed == NOT_PLAIN ? 0 : mixed;
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
