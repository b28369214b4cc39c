package io.github.redirectfilter.match;

import java.util.function.IntUnaryOperator;

/** Well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** How many octets a sequence has that begins with {@code first}; 0 if none can. */
    static int sequenceLength(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /**
     * The code point of a sequence.
     *
     * @param octetAt gives the octet at an index of the sequence, -1 if there is none
     * @return -1 if the sequence is not well-formed
     */
    static int codePoint(int first, int length, IntUnaryOperator octetAt) {
        if (length == 1) {
            return first;
        }
        int codePoint = first & 0xFF >> length + 1;
        for (int i = 1; i < length; i++) {
            int next = octetAt.applyAsInt(i);
            if (next < 0 || (next & 0xC0) != 0x80) {
                return -1;
            }
            codePoint = codePoint << 6 | next & 0x3F;
        }
        boolean overlong = length == 3 && codePoint < 0x800 || length == 4 && codePoint < 0x10000;
        boolean noText = codePoint > 0x10FFFF || codePoint >= 0xD800 && codePoint <= 0xDFFF;
        return overlong || noText ? -1 : codePoint;
    }
}
