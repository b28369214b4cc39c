package io.github.redirectfilter.match;

/**
 * Hashes of path text in which upper and lower case are the same. One table then serves rules that count case and rules
 * that don't: what it finds is a candidate, and the pattern itself has the last word.
 */
final class Folding {
    private Folding() {}

    /** The hash of {@code text} from {@code start} to {@code end}. */
    static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + fold(text.charAt(i));
        }
        return hash ^ hash >>> 15;
    }

    private static int fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        }
        // case pairs beyond the BMP differ in their surrogates, which therefore count as one
        return Character.isSurrogate(c) ? Character.MIN_SURROGATE : Character.toLowerCase(Character.toUpperCase(c));
    }

    /** Where a path ends when a trailing slash does not count. */
    static int endWithoutSlash(String path) {
        int length = path.length();
        return length > 0 && path.charAt(length - 1) == '/' ? length - 1 : length;
    }
}
