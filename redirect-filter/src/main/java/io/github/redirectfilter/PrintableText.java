package io.github.redirectfilter;

/**
 * Makes a hostile text safe to log: no line can be forged with it, no terminal sequence gets through, and it fills no
 * disk.
 */
final class PrintableText {
    private static final int LONGEST = 200;

    private PrintableText() {}

    /** What is not printable ASCII as {@code \}{@code uXXXX}, at most 200 characters and an ellipsis. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String shown =
                    c == '\\' ? "\\\\" : c >= 0x20 && c < 0x7F ? String.valueOf(c) : String.format("\\u%04X", (int) c);
            if (out.length() + shown.length() > LONGEST) {
                return out.append("...").toString();
            }
            out.append(shown);
        }
        return out.toString();
    }
}
