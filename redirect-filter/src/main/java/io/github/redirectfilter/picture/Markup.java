package io.github.redirectfilter.picture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML and SVG. Texts of rules and requests are hostile: each one goes through {@link #text} or the value of an
 * attribute, and is escaped there and nowhere else. Names of elements and attributes are ours.
 */
public final class Markup {
    /** What nobody reads to the end must not fill a page either. */
    static final int LONGEST = 2_000;

    /** Elements of HTML without an end. */
    private static final Set<String> VOID = Set.of("input", "link", "meta");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes names and values by turns
     */
    public Markup open(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], LONGEST);
            out.append('"');
        }
        out.append('>');
        if (!VOID.contains(name)) {
            open.push(name);
        }
        return this;
    }

    /** Ends the element that was begun last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** A text, of which the first 2,000 characters are shown. */
    public Markup text(String text) {
        escape(text, LONGEST);
        return this;
    }

    /** A text that is shown as a whole, for its writer has bounded it. */
    public Markup wholeText(String text) {
        escape(text, Integer.MAX_VALUE);
        return this;
    }

    /** An element with a text alone. */
    public Markup element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** What was written by a markup of its own. */
    public Markup add(Markup part) {
        out.append(part);
        return this;
    }

    /** A style sheet or a script of ours, which is never made of a text that came in. */
    public Markup own(String name, String content) {
        out.append('<')
                .append(name)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    private void escape(String text, int longest) {
        int end = text.length() <= longest ? text.length() : text.offsetByCodePoints(0, cut(text, longest));
        for (int i = 0; i < end; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append((char) c);
                default -> {
                    if (isShown(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append("\\u{").append(Integer.toHexString(c)).append('}');
                    }
                }
            }
        }
        if (end < text.length()) {
            out.append('\u2026');
        }
    }

    /** How many whole characters there are in the first {@code longest} code units. */
    private static int cut(String text, int longest) {
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.codePointCount(0, end);
    }

    /** Whether a character shows as itself: others turn the direction of a line, join what stands apart, or are nothing. */
    static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** What was written so far. */
    @Override
    public String toString() {
        return out.toString();
    }
}
