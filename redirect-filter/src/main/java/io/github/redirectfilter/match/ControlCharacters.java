package io.github.redirectfilter.match;

/** Makes a text of rules safe to print: a terminal obeys the sequences that stand in a comment or a quoted value. */
public final class ControlCharacters {
    private ControlCharacters() {}

    /**
     * The text with its control characters as {@code \}{@code uXXXX}; a tab does no harm and stays.
     *
     * <p>C1 counts, too: terminals take {@code U+009B} as {@code ESC [}.
     */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t') {
                out.append(String.format("\\u%04X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
