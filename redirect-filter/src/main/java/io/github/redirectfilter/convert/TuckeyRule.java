package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One {@code <rule>}. UrlRewriteFilter replaces what the expression finds, and keeps what stands before and behind it; it
 * takes the query along only if asked to.
 */
final class TuckeyRule {
    private static final Map<String, Integer> TYPES =
            Map.of("redirect", 302, "temporary-redirect", 302, "permanent-redirect", 301);
    private static final String CONTEXT = "%{context-path}";
    private static final Pattern WHOLE_QUERY = Pattern.compile("\\?%\\{query-string}$");

    private final int line;
    private final boolean wildcard;
    private final boolean enabled;
    private String from = "";
    private boolean caseCounts;
    private @Nullable String to;
    private String type = "forward";
    private boolean last;
    private boolean append;
    private int status;
    private final List<RewriteCondition> conditions = new ArrayList<>();
    private @Nullable NotExpressible problem;

    TuckeyRule(int line, boolean wildcard, Map<String, String> attributes) {
        this.line = line;
        this.wildcard = attributes
                .getOrDefault("match-type", wildcard ? "wildcard" : "regex")
                .equals("wildcard");
        this.enabled = !attributes.getOrDefault("enabled", "true").equals("false");
    }

    void from(String text, Map<String, String> attributes) {
        from = text;
        caseCounts = attributes.getOrDefault("casesensitive", "false").equals("true");
    }

    void to(String text, Map<String, String> attributes) {
        to = text;
        type = attributes.getOrDefault("type", "forward");
        last = attributes.getOrDefault("last", "false").equals("true");
        append = attributes.getOrDefault("qsappend", "false").equals("true");
    }

    void set(String value, Map<String, String> attributes) {
        if (attributes.getOrDefault("type", "").equals("status") && value.matches("[0-9]{3}")) {
            status = Integer.parseInt(value);
        } else {
            other("set");
        }
    }

    void other(String element) {
        if (problem == null) {
            problem = new NotExpressible(
                    "<" + element + "> does something beside the redirect", "do that by the application");
        }
    }

    void condition(String text, Map<String, String> attributes) {
        String operator = attributes.getOrDefault("operator", "equal");
        if (!operator.equals("equal") && !operator.equals("notequal")) {
            problem = new NotExpressible("the condition compares by order", "write the values as an expression");
            return;
        }
        String name = attributes.getOrDefault("name", "");
        String variable = variable(attributes.getOrDefault("type", "header"), name);
        boolean lower = attributes.getOrDefault("casesensitive", "false").equals("true");
        boolean isMethod = variable.equals("REQUEST_METHOD");
        String expression = text.isEmpty() ? ".*" : isMethod ? text.toUpperCase(Locale.ROOT) : text;
        conditions.add(new RewriteCondition(
                variable,
                operator.equals("notequal"),
                lower || isMethod ? expression : "(?i:" + expression + ")",
                attributes.getOrDefault("next", "and").equals("or")));
    }

    private static String variable(String type, String name) {
        return switch (type) {
            case "header" -> name.equalsIgnoreCase("host") ? "Host" : "HTTP:" + name;
            case "server-name" -> "Host";
            case "parameter" -> "query." + name;
            case "cookie" -> "cookie." + name;
            case "method" -> "REQUEST_METHOD";
            case "scheme" -> "REQUEST_SCHEME";
            case "server-port" -> "SERVER_PORT";
            case "query-string" -> "QUERY_STRING";
            case "request-uri" -> "REQUEST_URI";
            default -> type;
        };
    }

    /** Makes rules of it; those behind it go on with its target if it is not the last. */
    void write(List<TuckeyRule> behind, Draft draft) {
        SourceLine where = new SourceLine(
                line,
                "<from>" + from + "</from> <to" + (type.equals("forward") ? "" : " type=\"" + type + "\"") + ">"
                        + (to == null ? "" : to) + "</to>");
        if (!enabled) {
            return;
        }
        try {
            requireEnd(behind);
            write(where, draft);
        } catch (NotExpressible e) {
            draft.reject(where, e);
        }
    }

    private void requireEnd(List<TuckeyRule> behind) {
        if (last || to == null || !TYPES.containsKey(type) || to.equals("null") || to.equals("-")) {
            return;
        }
        String target = to.startsWith(CONTEXT) ? to.substring(CONTEXT.length()) : to;
        for (TuckeyRule next : behind) {
            if (next.enabled && next.mayFind(target)) {
                throw new NotExpressible(
                        "without last=\"true\" the rules behind it go on with its target, and the one in line "
                                + next.line + " may fit it",
                        "add last=\"true\" to <to> if it should end here");
            }
        }
    }

    /** Whether it may find something in a target, whatever its values are. */
    private boolean mayFind(String target) {
        String expression = wildcard ? "^" + wildcards(from) + "$" : from;
        String literal = target.replaceFirst("[$%\\\\].*", "");
        try {
            if (literal.equals(target)) {
                return Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                        .matcher(target)
                        .find();
            }
        } catch (PatternSyntaxException e) {
            return true;
        }
        String prefix = Regex.literalPrefix(expression.startsWith("^") ? expression.substring(1) : "");
        int length = Math.min(prefix.length(), literal.length());
        return !expression.startsWith("^")
                || Regex.alternatives(expression).size() > 1
                || prefix.regionMatches(true, 0, literal, 0, length);
    }

    private void write(SourceLine where, Draft draft) {
        boolean answers = status != 0 && (to == null || to.isEmpty() || to.equals("null"));
        boolean passes = "-".equals(to) && last && status == 0;
        Integer code =
                passes ? Integer.valueOf(0) : answers ? Integer.valueOf(StatusCode.checked(status)) : TYPES.get(type);
        if (code == null || to == null || to.equals("-") && !passes || to.equals("null") && !answers) {
            draft.reject(
                    where,
                    type.equals("forward") ? "a forward is no redirect" : "type \"" + type + "\" is no redirect",
                    "let the application answer these paths");
            keepFromOthers(where, draft);
            return;
        }
        if (problem != null) {
            throw problem;
        }
        for (RewriteConditions each : RewriteConditions.of(conditions, new Where())) {
            if (each.path() != null) {
                throw new NotExpressible(
                        "the path has to fit two expressions, that of <from> and that of a condition",
                        "write one expression that means both");
            }
            Found found = found();
            boolean redirects = StatusCode.redirects(code);
            String target = redirects ? target(found, each, draft) : "-";
            each.where().note(redirects ? found.note : null);
            for (RuleText rule : each.where().rules(found.paths, target)) {
                if (code != 0) {
                    rule.status(code);
                }
                if (redirects && !WHOLE_QUERY.matcher(to).find()) {
                    rule.option("query", append ? "append" : "drop");
                }
                draft.rule(where, rule);
            }
        }
    }

    /** A forward ends the rules if it is the last. */
    private void keepFromOthers(SourceLine where, Draft draft) {
        if (last
                && type.equals("forward")
                && conditions.isEmpty()
                && problem == null
                && to != null
                && !to.equals("-")) {
            new Where().rules(found().paths, "-").forEach(rule -> draft.placeholder(where, rule));
        }
    }

    private String target(Found found, RewriteConditions each, Draft draft) {
        String text = WHOLE_QUERY.matcher(String.valueOf(to)).replaceFirst("");
        if (text.startsWith(CONTEXT + "/")) {
            text = text.substring(CONTEXT.length());
        } else if (text.startsWith("/") && !text.startsWith("//")) {
            draft.headOnce(
                    "# Where the application has a context path, it is put in front of targets that begin with /.");
        }
        Map<String, String> groups = new HashMap<>(found.paths.captures());
        String written = Substitution.of(text, groups, each.groups(), name -> variable(name, found.paths));
        return found.rest.isEmpty() ? written : written + found.rest;
    }

    private static @Nullable String variable(String name, PathSource paths) {
        return switch (name) {
            case "context-path" -> "{context}";
            case "server-name" -> "{host}";
            case "server-port" -> "{port}";
            case "scheme" -> "{scheme}";
            case "request-uri" -> paths.whole() == null ? null : "{context}" + paths.whole();
            default -> {
                int colon = name.indexOf(':');
                yield switch (colon < 0 ? "" : name.substring(0, colon)) {
                    case "header" -> "{header:" + name.substring(colon + 1) + "}";
                    case "cookie" -> "{cookie:" + name.substring(colon + 1) + "}";
                    case "parameter" -> "{param:" + name.substring(colon + 1) + "}";
                    default -> null;
                };
            }
        };
    }

    /** What {@code <from>} finds, and what stands for the text behind it. */
    private record Found(
            PathSource paths, String rest, @Nullable String note) {}

    private Found found() {
        if (wildcard) {
            return new Found(Expression.ofPath("^" + wildcards(from) + "$").source(), "", null);
        }
        if (Regex.alternatives(from).size() > 1) {
            boolean whole = Regex.alternatives(from).stream()
                    .allMatch(each -> each.startsWith("^") && Regex.endsWithAnchor(each));
            if (!whole) {
                throw new NotExpressible(
                        "an alternative of the expression fits a part of the path",
                        "begin each with ^ and end it with $");
            }
            return new Found(Expression.ofPath(from).source().ignoring(!caseCounts), "", null);
        }
        boolean begins = from.startsWith("^") || from.startsWith("(.*)") || from.startsWith(".*");
        if (!begins && !from.startsWith("/")) {
            throw new NotExpressible(
                    "what stands before the place that is found would stay in front of the target",
                    "begin the expression with ^/");
        }
        boolean ends = Regex.endsWithAnchor(from) || from.endsWith("(.*)") || from.endsWith(".*");
        String expression = (begins ? "" : "^") + from + (ends ? "" : "(.*)$");
        PathSource paths = Expression.ofPath(expression).source().ignoring(!caseCounts);
        String rest = "";
        if (!ends) {
            Map<String, String> own = new HashMap<>(paths.captures());
            String behind = own.remove(Integer.toString(
                    Regex.groups(paths.isExpression() ? expression : "(.*)").size()));
            if (behind == null) {
                throw new NotExpressible("the expression does not end where the text does", "close what it opens");
            }
            rest = behind;
            paths = new PathSource(paths.text(), own, paths.whole(), paths.ignore());
        }
        return new Found(
                paths, rest, begins ? null : "only paths that begin with it; UrlRewriteFilter replaces it anywhere");
    }

    private static String wildcards(String text) {
        return Expression.quoted(text).replace("\\*\\*", "(.*)").replace("\\*", "([^/]*)");
    }
}
