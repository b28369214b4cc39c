package io.github.redirectfilter.match;

/**
 * Which tokens patterns are found by, as a Bloom filter: one look at the memory says of nearly every token of a path that no
 * pattern needs it.
 */
final class TokenBits {
    private static final int BITS_A_KEY = 16;

    private final long[] words;
    private final int shift;

    /** Makes a filter for so many keys. */
    TokenBits(int keys) {
        int bits = Math.max(1, 64 - Long.numberOfLeadingZeros((long) keys * BITS_A_KEY / Long.SIZE));
        this.words = new long[1 << bits];
        this.shift = Long.SIZE - bits;
    }

    void add(long key) {
        long hash = Tokens.hash(key);
        words[(int) (hash >>> shift)] |= mask(hash);
    }

    /** Whether a key may be among those that were added; if not, it is none of them. */
    boolean mayHold(long key) {
        long hash = Tokens.hash(key);
        long mask = mask(hash);
        return (words[(int) (hash >>> shift)] & mask) == mask;
    }

    /** Two of the bits of a word, so that both are in the same line of the cache. */
    private static long mask(long hash) {
        return 1L << (hash >>> 32) | 1L << (hash >>> 26);
    }
}
