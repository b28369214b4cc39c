package io.github.redirectfilter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The literal segments that every path begins with which an expression fits. */
final class RegexPrefix {
    private RegexPrefix() {}

    /** The segments; {@code null} if the expression does not begin with a literal slash, so that nothing is known. */
    static @Nullable List<String> segments(String regex) {
        if (hasBar(regex)) {
            return null;
        }
        String literal = literal(regex);
        if (!literal.startsWith("/")) {
            return null;
        }
        // behind the last slash a segment may go on
        List<String> pieces = List.of(literal.substring(1).split("/", -1));
        return pieces.subList(0, pieces.size() - 1);
    }

    private static String literal(String regex) {
        StringBuilder out = new StringBuilder();
        int i = regex.startsWith("^") ? 1 : 0;
        while (i < regex.length()) {
            char c = regex.charAt(i);
            boolean escaped = c == '\\' && i + 1 < regex.length();
            char literal = escaped ? regex.charAt(i + 1) : c;
            // beyond ASCII, RE2 and Java have different ideas of case; escaped letters and digits are classes
            boolean plain = literal < 0x80
                    && (escaped ? !Character.isLetterOrDigit(literal) : "\\.[](){}*+?|^$".indexOf(literal) < 0);
            int next = i + (escaped ? 2 : 1);
            boolean optional = next < regex.length() && "*?{".indexOf(regex.charAt(next)) >= 0;
            if (!plain || optional) {
                return out.toString();
            }
            out.append(literal);
            i = next;
        }
        return out.toString();
    }

    /**
     * Whether a bar stands anywhere but behind a backslash. One within a group or a character class separates nothing at
     * the top, but to tell takes a parser of RE2's own.
     */
    private static boolean hasBar(String regex) {
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '|') {
                return true;
            }
        }
        return false;
    }
}
