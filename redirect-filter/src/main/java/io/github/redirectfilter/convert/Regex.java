package io.github.redirectfilter.convert;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes regular expressions apart, as far as Perl's, Java's and RE2's syntax agree. */
final class Regex {
    private static final String META = "\\^$.|?*+()[]{}";

    private Regex() {}

    /** The parts between the bars outside of groups and classes. */
    static List<String> alternatives(String expression) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < expression.length(); i = next(expression, i)) {
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                parts.add(expression.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(expression.substring(begin));
        return parts;
    }

    /** The names of the capturing groups in order, empty for those without a name. */
    static List<String> groups(String expression) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < expression.length(); i = next(expression, i)) {
            if (expression.charAt(i) == '(') {
                if (!expression.startsWith("?", i + 1)) {
                    names.add("");
                } else if (expression.startsWith("?<", i + 1) || expression.startsWith("?P<", i + 1)) {
                    int begin = expression.indexOf('<', i) + 1;
                    int end = expression.indexOf('>', begin);
                    if (end > 0 && Character.isLetter(expression.charAt(begin))) {
                        names.add(expression.substring(begin, end));
                    }
                }
            }
        }
        return names;
    }

    /** Behind a character, an escape or a class. */
    private static int next(String expression, int at) {
        char c = expression.charAt(at);
        if (c == '\\') {
            return at + 2;
        }
        if (c != '[') {
            return at + 1;
        }
        // a bracket that closes nothing yet is one of the class
        int i = at + (expression.startsWith("^", at + 1) ? 2 : 1);
        i += expression.startsWith("]", i) ? 1 : 0;
        while (i < expression.length() && expression.charAt(i) != ']') {
            boolean named = expression.startsWith("[:", i);
            int end = named ? expression.indexOf(":]", i) : -1;
            i = end > 0 ? end + 2 : i + (expression.charAt(i) == '\\' ? 2 : 1);
        }
        return i + 1;
    }

    /** Whether the expression ends with a {@code $} that is an anchor. */
    static boolean endsWithAnchor(String expression) {
        if (!expression.endsWith("$")) {
            return false;
        }
        int escapes = 0;
        while (expression.startsWith("\\", expression.length() - 2 - escapes)) {
            escapes++;
        }
        return escapes % 2 == 0;
    }

    /** The one text that fits; {@code null} if there are others. */
    static @Nullable String literal(String expression) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length() && !Character.isLetterOrDigit(expression.charAt(i + 1))) {
                out.append(expression.charAt(++i));
            } else if (META.indexOf(c) >= 0) {
                return null;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The host that an expression for the Host header fits alone, without port; {@code null} if there are others. */
    static @Nullable String host(String expression) {
        String literal = expression.startsWith("^") && endsWithAnchor(expression)
                ? literal(expression.substring(1, expression.length() - 1))
                : null;
        boolean plain = literal != null
                && !literal.isEmpty()
                && literal.chars().allMatch(c -> c == '.' || c == '-' || c < 128 && Character.isLetterOrDigit(c));
        return plain && literal != null ? literal.toLowerCase(Locale.ROOT) : null;
    }

    /**
     * Requires of an expression for a header or the like that it does not fit the empty text: so other engines see what a
     * request does not have, for which no expression holds here.
     */
    static void requireText(String expression) {
        boolean fitsNothing;
        try {
            fitsNothing = Pattern.compile(expression).matcher("").find();
        } catch (PatternSyntaxException e) {
            return; // the filter says what is wrong with it
        }
        if (fitsNothing) {
            throw new NotExpressible(
                    "the expression fits what is empty or absent, too, and a condition on what is absent does not hold"
                            + " here",
                    "write two rules, one with not. in front of the condition and no value");
        }
    }

    /** An expression that fits what any of these fits. */
    static String any(List<String> expressions) {
        return expressions.size() == 1 ? expressions.get(0) : "(?:" + String.join(")|(?:", expressions) + ")";
    }

    /** What every text begins with that the expression fits from its beginning on. */
    static String literalPrefix(String expression) {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            boolean escaped = expression.charAt(i) == '\\' && i + 1 < expression.length();
            char c = expression.charAt(escaped ? i + 1 : i);
            boolean literal = escaped ? !Character.isLetterOrDigit(c) : META.indexOf(c) < 0;
            i += escaped ? 1 : 0;
            boolean optional = i + 1 < expression.length() && "?*{".indexOf(expression.charAt(i + 1)) >= 0;
            if (!literal || optional) {
                break;
            }
            prefix.append(c);
        }
        return prefix.toString();
    }
}
