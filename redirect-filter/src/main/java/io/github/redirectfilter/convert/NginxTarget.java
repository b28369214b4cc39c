package io.github.redirectfilter.convert;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The target of a {@code return} or {@code rewrite}.
 *
 * @param to TO, with its query
 * @param policy what becomes of the request's query, as the option {@code query} has it; empty for the default
 * @param note what is otherwise; {@code null} if nothing
 */
record NginxTarget(String to, String policy, @Nullable String note) {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");
    private static final Pattern CARRIED = Pattern.compile(
            "(?<whole>\\$request_uri$)|(?<mark>\\$is_args\\$(?:args|query_string)$)|(?<sep>[?&]\\$(?:args|query_string)$)");

    /** Whether a target takes the whole path along. */
    static boolean needsWhole(String target) {
        return target.contains("$request_uri") || target.contains("$uri") || target.contains("$document_uri");
    }

    /** The target of {@code return}, which carries no query but what it names. */
    static NginxTarget ofReturn(String target, PathSource paths, String serverName) {
        Matcher carried = CARRIED.matcher(target);
        boolean carries = carried.find();
        String text =
                !carries ? target : carried.group("whole") != null ? target : target.substring(0, carried.start());
        String to = variables(text, paths, serverName);
        boolean carriesAll = carries && !isValue(target);
        String policy = !carriesAll ? "drop" : to.contains("?") ? "append" : "";
        return new NginxTarget(to, policy, note(target));
    }

    /** The target of {@code rewrite}, which carries the query unless it ends with a question mark. */
    static NginxTarget ofRewrite(String target, PathSource paths, String serverName) {
        boolean drops = target.endsWith("?");
        String text = drops ? target.substring(0, target.length() - 1) : target;
        Matcher carried = CARRIED.matcher(text);
        if (carried.find() && carried.group("whole") == null) {
            return ofReturn(text, paths, serverName);
        }
        String to = variables(text, paths, serverName);
        String policy = drops && !text.endsWith("$request_uri") ? "drop" : to.contains("?") ? "append" : "";
        return new NginxTarget(to, policy, note(target));
    }

    /** Whether the address asked for goes into the query of the target. */
    private static boolean isValue(String target) {
        int query = target.indexOf('?');
        return query >= 0 && target.indexOf("$request_uri", query) >= 0;
    }

    private static @Nullable String note(String target) {
        return isValue(target)
                ? "the parameters of the address asked for do not go into the value"
                : target.contains("$http_host") ? "the port of the Host header is not copied" : null;
    }

    private static String variables(String text, PathSource paths, String serverName) {
        StringBuilder out = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        int at = 0;
        while (variable.find()) {
            out.append(Literal.braces(text.substring(at, variable.start())));
            String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
            out.append(value(name, paths, serverName));
            at = variable.end();
        }
        return out.append(Literal.braces(text.substring(at))).toString();
    }

    private static String value(String name, PathSource paths, String serverName) {
        Map<String, String> captures = paths.captures();
        String value = captures.containsKey(name) ? captures.get(name) : ofRequest(name, paths, serverName);
        if (value == null) {
            throw new NotExpressible(
                    "$" + name + " stands for nothing that a rule knows",
                    "write the target with captures of FROM, or with what docs/rules.md lists under Values");
        }
        return value;
    }

    private static @Nullable String ofRequest(String name, PathSource paths, String serverName) {
        return switch (name) {
            case "host", "http_host" -> "{host}";
            case "server_name" -> serverName.isEmpty() ? null : serverName;
            case "scheme" -> "{scheme}";
            case "server_port" -> "{port}";
            case "request_uri", "uri", "document_uri" -> paths.whole();
            default ->
                name.startsWith("arg_")
                        ? "{param:" + name.substring(4) + "}"
                        : name.startsWith("cookie_")
                                ? "{cookie:" + name.substring(7) + "}"
                                : name.startsWith("http_")
                                        ? "{header:" + name.substring(5).replace('_', '-') + "}"
                                        : null;
        };
    }
}
