package io.github.redirectfilter.convert;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code RewriteCond}.
 *
 * @param variable what is looked at, in capitals but for the names of headers
 * @param negated whether the expression must not be found
 * @param expression what is searched
 * @param orNext whether this or the next condition has to hold
 */
record RewriteCondition(String variable, boolean negated, String expression, boolean orNext) {
    private static final Pattern VARIABLE = Pattern.compile("%\\{(?<name>[^}]+)}");
    private static final Pattern FILE_TEST = Pattern.compile("-[dfFhlLsUxH]");

    /** Reads the words behind {@code RewriteCond}; where expressions fit as a whole, that is written into them. */
    static RewriteCondition of(List<String> words, boolean wholeMatch) {
        if (words.size() < 2) {
            throw new NotExpressible("the condition has no expression", "write it as RewriteCond %{NAME} EXPRESSION");
        }
        RewriteFlags flags = words.size() > 2 ? RewriteFlags.of(words.get(2)) : RewriteFlags.none();
        boolean negated = words.get(1).startsWith("!");
        String pattern = words.get(1).substring(negated ? 1 : 0);
        if (FILE_TEST.matcher(pattern).matches()) {
            throw new NotExpressible(
                    "the condition looks for a file (" + pattern + ")",
                    "a rule runs before the application, whatever it has: name the paths that it has by rules with the"
                            + " target - in front");
        }
        Matcher variable = VARIABLE.matcher(words.get(0));
        if (!variable.matches()) {
            throw new NotExpressible(
                    "\"" + words.get(0) + "\" is more than one variable", "write a condition for each of its parts");
        }
        return new RewriteCondition(
                name(variable.group("name")), negated, expression(pattern, flags, wholeMatch), flags.has("OR"));
    }

    private static String expression(String pattern, RewriteFlags flags, boolean wholeMatch) {
        String expression;
        if (pattern.startsWith("=")) {
            String text = pattern.substring(1).replace("\"", "");
            expression = "^" + Expression.quoted(text) + "$";
        } else if (pattern.startsWith("<") || pattern.startsWith(">") || pattern.matches("-(eq|ne|lt|le|gt|ge).*")) {
            throw new NotExpressible("the condition compares by order", "write the values as an expression");
        } else {
            expression = wholeMatch && !(pattern.startsWith("^") && Regex.endsWithAnchor(pattern))
                    ? "^(?:" + pattern + ")$"
                    : pattern;
        }
        return flags.has("NC") ? "(?i:" + expression + ")" : expression;
    }

    private static String name(String written) {
        String name = written.startsWith("HTTP:") ? written.substring(5) : written.toUpperCase(Locale.ROOT);
        return switch (name) {
            case "HTTP_HOST", "SERVER_NAME", "Host" -> "Host";
            case "HTTP_USER_AGENT" -> "User-Agent";
            case "HTTP_REFERER" -> "Referer";
            case "HTTP_COOKIE" -> "Cookie";
            case "HTTP_ACCEPT" -> "Accept";
            default -> written.startsWith("HTTP:") ? "HTTP:" + name : name;
        };
    }

    /** The expression without the mark for both cases. */
    String bare() {
        return expression.startsWith("(?i:") ? expression.substring(4, expression.length() - 1) : expression;
    }

    /** Whether it asks for what is absent or empty. */
    boolean isAbsence() {
        return bare().equals("^$") || bare().equals("^(?:)$");
    }

    boolean ignoresCase() {
        return expression.startsWith("(?i:");
    }

    /** The name of the header that is looked at; empty if it is something else. */
    String header() {
        return switch (variable) {
            case "Host", "User-Agent", "Referer", "Cookie", "Accept" -> variable;
            default -> variable.startsWith("HTTP:") ? variable.substring(5) : "";
        };
    }
}
