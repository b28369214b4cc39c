package io.github.redirectfilter.convert;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of {@code _redirects} files: {@code :name} is a segment or a part of one, {@code *} is the splat. */
final class PlaceholderPath {
    private static final Pattern PLACEHOLDER = Pattern.compile(":([A-Za-z][A-Za-z0-9_]*)");
    private static final Pattern URL = Pattern.compile("(?<scheme>https?:)?//(?<host>[^/?#]+)(?<path>.*)");
    private static final Set<String> OF_THE_REQUEST =
            Set.of("scheme", "host", "port", "context", "header", "cookie", "param");

    private final Map<String, String> names = new HashMap<>();

    /** FROM for a path, or for a URL, whose scheme counts if asked for. */
    String from(String address, boolean schemeCounts) {
        Matcher url = URL.matcher(address);
        if (!url.matches()) {
            return path(address);
        }
        String scheme = schemeCounts && url.group("scheme") != null ? url.group("scheme") : "";
        return scheme + "//" + url.group("host") + path(url.group("path").isEmpty() ? "/" : url.group("path"));
    }

    /** The path of an address, without scheme and host. */
    static String pathOf(String address) {
        Matcher url = URL.matcher(address);
        return url.matches() ? url.group("path") : address;
    }

    private String path(String path) {
        StringBuilder out = new StringBuilder();
        String escaped = Literal.braces(path);
        Matcher placeholder = PLACEHOLDER.matcher(escaped);
        int at = 0;
        while (at < escaped.length()) {
            if (placeholder.find(at) && placeholder.start() == at) {
                out.append('{').append(capture(placeholder.group(1))).append('}');
                at = placeholder.end();
            } else if (escaped.charAt(at) == '*') {
                out.append("{*").append(capture("splat")).append('}');
                at++;
            } else {
                out.append(escaped.charAt(at++));
            }
        }
        return out.toString();
    }

    /** The name of a capture; names that mean something of the request get another. */
    String capture(String name) {
        return names.computeIfAbsent(name, key -> OF_THE_REQUEST.contains(key) ? key + "_" : key);
    }

    /** TO, with the captures that FROM has. */
    String to(String target) {
        Matcher placeholder = PLACEHOLDER.matcher(Literal.braces(target));
        return placeholder.replaceAll(found -> {
            String name = names.get(found.group(1));
            return Matcher.quoteReplacement(name == null ? found.group() : "{" + name + "}");
        });
    }
}
