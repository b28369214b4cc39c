package io.github.redirectfilter.match;

/**
 * One character of an expression, as the set of those that it may be.
 *
 * @param low which of the first 64 characters are in it, a bit each
 * @param high which of the next 64
 * @param others whether all beyond ASCII are
 */
record CharSet(long low, long high, boolean others) {
    static final CharSet NONE = new CharSet(0, 0, false);
    static final CharSet DIGIT = NONE.with('0', '9');
    static final CharSet WORD = DIGIT.with('a', 'z').with('A', 'Z').with('_', '_');
    static final CharSet SPACE = NONE.with('\t', '\n').with('\f', '\r').with(' ', ' ');
    static final CharSet NOT_NEWLINE = NONE.with('\n', '\n').negated();

    private static final long CAPITALS = NONE.with('A', 'Z').high;
    private static final int CAPITAL_TO_SMALL = 'a' - 'A';

    /** Whether a character is in it. */
    boolean contains(int c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 ? (high >>> c & 1) != 0 : others;
    }

    static CharSet of(char c) {
        return NONE.with(c, c);
    }

    /**
     * The one character that is in it, or, in lower case, the letter of which both cases are, if case does not count; -1
     * if it has others.
     */
    int letter(boolean ignoreCase) {
        int c = low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high) % 64;
        CharSet alone = of((char) c);
        return !equals(ignoreCase ? alone.inBothCases() : alone) ? -1 : ignoreCase ? fold(c) : c;
    }

    /** All of this and the ASCII characters of a range. */
    CharSet with(char first, char last) {
        long newLow = low;
        long newHigh = high;
        for (int c = first; c <= last; c++) {
            newLow |= c < 64 ? 1L << c : 0;
            newHigh |= c < 64 ? 0 : 1L << c;
        }
        return new CharSet(newLow, newHigh, others);
    }

    /** All of both. */
    CharSet with(CharSet other) {
        return new CharSet(low | other.low, high | other.high, others || other.others);
    }

    /** All that is not in this one. */
    CharSet negated() {
        return new CharSet(~low, ~high, !others);
    }

    /** All of this, in upper and lower case. */
    CharSet inBothCases() {
        long capitals = high & CAPITALS | high >>> CAPITAL_TO_SMALL & CAPITALS;
        return new CharSet(low, high | capitals | capitals << CAPITAL_TO_SMALL, others);
    }

    /**
     * The lower case of a letter of ASCII; the character itself for any other, but for the two beyond ASCII that differ
     * from a letter of ASCII in nothing but case: the long s and the sign of Kelvin.
     */
    static int fold(int c) {
        if (c < 128) {
            return 'A' <= c && c <= 'Z' ? c + CAPITAL_TO_SMALL : c;
        }
        return c == '\u017F' ? 's' : c == '\u212A' ? 'k' : c;
    }
}
