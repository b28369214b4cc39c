package io.github.redirectfilter.convert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The paths of FROM: a template where one says the same as the expression of the original, else an expression.
 *
 * @param text FROM without scheme and host
 * @param captures what stands in TO for a group, by number and name
 * @param whole what stands in TO for the whole path; {@code null} if nothing does
 * @param ignore differences that do not count, as the option {@code ignore} has them; empty for none
 */
record PathSource(
        String text, Map<String, String> captures, @Nullable String whole, String ignore) {
    private static final String REST = "{rest}";

    boolean isExpression() {
        return text.startsWith("~");
    }

    /** One path. */
    static PathSource literal(String path) {
        return new PathSource(path, Map.of(), path, "");
    }

    /** All paths that begin with these characters, of which the last is no slash, or which are the root. */
    static PathSource prefix(String path) {
        return new PathSource(path + "{*rest}", Map.of(), path + REST, "");
    }

    /** Every path. */
    static PathSource any() {
        return prefix("/");
    }

    boolean isAny() {
        return text.equals("/{*rest}");
    }

    PathSource ignoring(boolean letterCase) {
        return letterCase && !isAny()
                ? new PathSource(text, captures, whole, ignore.isEmpty() ? "case" : "case," + ignore)
                : this;
    }

    /**
     * The paths that an expression fits as a whole.
     *
     * @param expression begins with the slash of the path, if it can
     * @param slashInFirst whether that slash belongs to the first group of the original
     */
    static PathSource of(String expression, boolean slashInFirst) {
        PathSource template = template(expression, slashInFirst);
        return template != null ? template : expression(expression, slashInFirst);
    }

    private static @Nullable PathSource template(String expression, boolean slashInFirst) {
        if (expression.startsWith("/") && !expression.startsWith("//")) {
            String literal = Regex.literal(expression);
            if (literal != null) {
                return literal(Literal.path(literal));
            }
            String withoutSlash = expression.endsWith("/?") ? Regex.literal(cut(expression, 2)) : null;
            if (withoutSlash != null && !withoutSlash.isEmpty() && !withoutSlash.endsWith("/")) {
                String path = Literal.path(withoutSlash);
                return new PathSource(path, Map.of(), null, "slash");
            }
            boolean captured = expression.endsWith("(.*)");
            String head =
                    captured || expression.endsWith(".*") ? Regex.literal(cut(expression, captured ? 4 : 2)) : null;
            if (head != null && (head.equals("/") || !head.endsWith("/"))) {
                PathSource prefix = prefix(Literal.path(head));
                Map<String, String> captures = captured ? Map.of("1", (slashInFirst ? "/" : "") + REST) : Map.of();
                return new PathSource(prefix.text, captures, prefix.whole, "");
            }
        }
        return null;
    }

    private static String cut(String text, int end) {
        return text.substring(0, text.length() - end);
    }

    /** The paths that an expression fits as a whole, told by that expression. */
    static PathSource expression(String expression, boolean slashInFirst) {
        return new PathSource("~" + expression, captures(expression, 0, slashInFirst), null, "");
    }

    private static Map<String, String> captures(String expression, int before, boolean slashInFirst) {
        Map<String, String> captures = new HashMap<>();
        List<String> groups = Regex.groups(expression);
        for (int i = 0; i < groups.size(); i++) {
            String value = (i == 0 && slashInFirst ? "/" : "") + "{" + (i + 1 + before) + "}";
            captures.put(Integer.toString(i + 1), value);
            if (!groups.get(i).isEmpty()) {
                captures.put(groups.get(i), value);
            }
        }
        return captures;
    }

    /** The same paths, with something that stands for the whole path in TO. */
    PathSource withWhole() {
        if (whole != null) {
            return this;
        }
        if (!isExpression()) {
            // with or without the last slash
            return new PathSource("~" + text.replace(".", "\\.") + "/?", Map.of(), null, ignore.replace("slash", ""))
                    .withWhole();
        }
        String expression = text.substring(1);
        if (!expression.startsWith("/") || Regex.alternatives(expression).size() > 1) {
            throw new NotExpressible(
                    "the target takes the whole path, and the expression does not begin with the path's first slash",
                    "write the expression so that it begins with ^/");
        }
        String grouped = "/(" + expression.substring(1) + ")";
        boolean slashInFirst = captures.getOrDefault("1", "").startsWith("/");
        return new PathSource("~" + grouped, captures(expression, 1, slashInFirst), "/{1}", ignore);
    }

    /** Whether a target puts a slash before the rest of a template: an empty rest would take it along. */
    boolean losesSlashIn(String target) {
        return !isExpression() && !isAny() && target.contains("/" + REST);
    }
}
