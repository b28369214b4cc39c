package io.github.redirectfilter.match;

import java.nio.charset.StandardCharsets;

/** Canonical paths that are kept as bytes, among others in one array. */
public final class PathText {
    private PathText() {}

    /**
     * Whether a path is the one that is kept.
     *
     * @param bytes holds the UTF-8 of the kept path from {@code at} on, {@code length} bytes
     * @param text ends in the other path, which begins at {@code start}
     * @param ignoreCase whether upper and lower case are the same
     * @param ignoreSlash whether a trailing slash makes no difference
     */
    public static boolean matches(
            byte[] bytes, int at, int length, String text, int start, boolean ignoreCase, boolean ignoreSlash) {
        int keptEnd = at + length;
        int end = text.length();
        if (ignoreSlash) {
            keptEnd -= length > 1 && bytes[keptEnd - 1] == '/' ? 1 : 0;
            end -= end - start > 1 && text.charAt(end - 1) == '/' ? 1 : 0;
        }
        if (ignoreCase) {
            return new String(bytes, at, keptEnd - at, StandardCharsets.UTF_8)
                    .equalsIgnoreCase(text.substring(start, end));
        }
        int i = start;
        for (int b = at; b < keptEnd; b++, i++) {
            if (i == end) {
                return false;
            }
            char c = text.charAt(i);
            if (bytes[b] < 0 || c >= 0x80) {
                return new String(bytes, b, keptEnd - b, StandardCharsets.UTF_8).equals(text.substring(i, end));
            }
            if (bytes[b] != c) {
                return false;
            }
        }
        return i == end;
    }
}
