package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to hold for a request beside its path. */
final class Where {
    private String scheme = "";
    private String port = "";
    private List<String> hosts = List.of();
    private String methods = "";
    private final List<String> parameters = new ArrayList<>();
    private final Map<String, @Nullable String> options = new LinkedHashMap<>();
    private @Nullable String note;

    Where copy() {
        Where copy = new Where();
        copy.scheme = scheme;
        copy.port = port;
        copy.hosts = hosts;
        copy.methods = methods;
        copy.parameters.addAll(parameters);
        copy.options.putAll(options);
        copy.note = note;
        return copy;
    }

    Where scheme(String only) {
        require(scheme.isEmpty() || scheme.equals(only), "scheme");
        scheme = only;
        return this;
    }

    Where port(String only) {
        require(port.isEmpty() || port.equals(only), "port");
        port = only;
        return this;
    }

    /** Names of which the request has one, some of those there are already; a name may be {@code *.example.com}. */
    Where hosts(List<String> names) {
        require(hosts.isEmpty() || names.stream().allMatch(this::isAmong), "host");
        hosts = List.copyOf(names);
        return this;
    }

    private boolean isAmong(String name) {
        return hosts.contains(name)
                || hosts.stream().anyMatch(host -> host.startsWith("*.") && name.endsWith(host.substring(1)));
    }

    Where methods(String list) {
        require(methods.isEmpty(), "method");
        methods = list;
        return this;
    }

    Where parameter(String written) {
        parameters.add(written);
        return this;
    }

    /** The parameters of the query again, for a target that keeps them: FROM uses them up. */
    String parametersForTarget() {
        return parameters.stream()
                .map(each -> each.replaceAll("=\\{(\\w+)(?::.*)?}$", "={$1}"))
                .collect(Collectors.joining("&"));
    }

    Where option(String key, @Nullable String value) {
        require(!options.containsKey(key), key);
        options.put(key, value);
        return this;
    }

    Where note(@Nullable String difference) {
        if (difference != null) {
            note = note == null ? difference : note + "; " + difference;
        }
        return this;
    }

    boolean isAnything() {
        return scheme.isEmpty()
                && port.isEmpty()
                && hosts.isEmpty()
                && methods.isEmpty()
                && parameters.isEmpty()
                && options.isEmpty();
    }

    /** Whether a rule with an expression can ask for all of this. */
    boolean isForExpressions() {
        return scheme.isEmpty()
                && port.isEmpty()
                && parameters.isEmpty()
                && (hosts.isEmpty() || !options.containsKey("header.Host"));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new NotExpressible(
                    "two conditions look at the same (" + what + "), and a rule has one for each",
                    "write one condition that means both");
        }
    }

    /** Rules for these paths: one a host where the host stands in FROM. */
    List<RuleText> rules(PathSource paths, String to) {
        List<RuleText> rules = new ArrayList<>();
        if (paths.isExpression()) {
            rules.add(expression(paths, to));
        } else {
            String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
            for (String authority : authorities()) {
                rules.add(new RuleText(authority + paths.text() + query, to));
            }
        }
        for (RuleText rule : rules) {
            rule.methods(methods).options(options).note(note);
            if (!paths.ignore().isEmpty()) {
                rule.option("ignore", paths.ignore());
            }
        }
        return rules;
    }

    private List<String> authorities() {
        if (scheme.isEmpty() && port.isEmpty() && hosts.isEmpty()) {
            return List.of("");
        }
        String head = (scheme.isEmpty() ? "" : scheme + ":") + "//";
        String tail = port.isEmpty() ? "" : ":" + port;
        List<String> names = hosts.isEmpty() ? List.of("{host}") : hosts;
        return names.stream().map(name -> head + name + tail).toList();
    }

    /** An expression looks at the path alone, so that the host becomes a condition on its header. */
    private RuleText expression(PathSource paths, String to) {
        if (!scheme.isEmpty() || !port.isEmpty() || !parameters.isEmpty()) {
            throw new NotExpressible(
                    "a rule with a regular expression can't look at the "
                            + (parameters.isEmpty() ? "scheme or port" : "parameters of the query"),
                    "write the path as a template, such as https://{host}/old/{name}/{*rest}");
        }
        RuleText rule = new RuleText(paths.text(), to);
        if (!hosts.isEmpty()) {
            require(!options.containsKey("header.Host"), "host");
            rule.option("header.Host", "~(?i)^" + expression(hosts) + "(?::[0-9]+)?$");
        }
        return rule;
    }

    private static String expression(List<String> hosts) {
        List<String> names = hosts.stream()
                .map(host -> host.startsWith("*.")
                        ? ".+\\." + Expression.quoted(host.substring(2))
                        : Expression.quoted(host))
                .toList();
        return names.size() == 1 ? names.get(0) : "(?:" + String.join("|", names) + ")";
    }
}
