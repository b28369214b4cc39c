package io.github.redirectfilter.match;

/**
 * Makes a text of rules safe to print: a terminal obeys the sequences that stand in a comment or a quoted value, and shows
 * what stands around a mark of direction in another order.
 */
public final class ControlCharacters {
    private ControlCharacters() {}

    /**
     * The text with each control character, format character and line break written as in Java: a backslash, {@code u} and
     * four hex digits. A tab does no harm and stays.
     *
     * <p>C1 counts, too: terminals take {@code U+009B} as {@code ESC [}.
     */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHarmful(c)) {
                out.append(String.format("\\u%04X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isHarmful(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
