package io.github.redirectfilter.match;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host and port of a source: {@code shop.example.com}, {@code *.example.com} (one or more labels, never the bare
 * name), {@code {sub}.example.com} (one label), {@code {host}} (the whole name), {@code [::1]}, each with an optional
 * port. Without a port any port matches.
 */
final class HostPattern {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final int LONGEST = 253;
    private static final Pattern CAPTURE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)\\}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+\\]");

    private final List<String> labels;
    private final boolean wildcard;
    private final boolean wholeName;
    private final int port;
    private final List<Capture> captures;

    private HostPattern(List<String> labels, boolean wildcard, boolean wholeName, int port, List<Capture> captures) {
        this.labels = List.copyOf(labels);
        this.wildcard = wildcard;
        this.wholeName = wholeName;
        this.port = port;
        this.captures = List.copyOf(captures);
    }

    /**
     * Reads host and port.
     *
     * @param offset where {@code text} begins in the source pattern, for the error's offset
     */
    static HostPattern parse(String text, int offset) throws ParseException {
        if (text.indexOf('@') >= 0) {
            throw new ParseException("a host pattern has no user info; write the host alone", offset);
        }
        int colon = text.lastIndexOf(':');
        String name = text;
        int port = -1;
        if (colon > text.lastIndexOf(']') && colon > text.lastIndexOf('}')) {
            name = text.substring(0, colon);
            port = port(text.substring(colon + 1), offset + colon + 1);
        }
        name = lowerCaseLiterals(name);
        if (name.isEmpty()) {
            throw new ParseException("the host is missing (expected //HOST/path, or /path for every host)", offset);
        }
        if (IPV6.matcher(name).matches()) {
            return new HostPattern(List.of(name), false, false, port, List.of());
        }
        var whole = CAPTURE.matcher(name);
        if (whole.matches()) {
            return new HostPattern(
                    List.of(), false, true, port, List.of(new Capture(whole.group(1), Capture.Kind.HOST)));
        }
        boolean wildcard = name.startsWith("*.");
        List<String> labels = new ArrayList<>();
        List<Capture> captures = new ArrayList<>();
        for (String label : (wildcard ? name.substring(2) : name).split("\\.", -1)) {
            var capture = CAPTURE.matcher(label);
            if (capture.matches()) {
                captures.add(new Capture(capture.group(1), Capture.Kind.LABEL));
            } else if (!LABEL.matcher(label).matches()) {
                throw new ParseException(explain(label, name), offset);
            }
            labels.add(label);
        }
        return new HostPattern(labels, wildcard, false, port, captures);
    }

    private static String explain(String label, String name) {
        if (label.indexOf('*') >= 0) {
            return "a star stands for whole labels at the front of a host alone (expected *.example.com)";
        }
        if (label.indexOf('{') >= 0) {
            return "a capture takes one whole label of a host, or the whole host (expected {sub}.example.com or {host})";
        }
        if (!name.chars().allMatch(c -> c < 0x80)) {
            return "host \"" + name + "\" is not ASCII (expected its xn-- form: " + ascii(name) + ")";
        }
        return "\"" + label + "\" is no label of a host name (expected letters, digits and dashes)";
    }

    private static String ascii(String name) {
        try {
            return java.net.IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            return "xn--...";
        }
    }

    private static String lowerCaseLiterals(String name) {
        StringBuilder out = new StringBuilder();
        boolean capture = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            capture = c == '{' || capture && c != '}';
            out.append(capture ? c : Character.toLowerCase(c));
        }
        return out.toString();
    }

    private static int port(String digits, int offset) throws ParseException {
        int port = digits.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw new ParseException(
                    "port \"" + digits + "\" is no port (expected 1 to 65535, or no port for any)", offset);
        }
        return port;
    }

    List<Capture> captures() {
        return captures;
    }

    /** Whether it is one name and no other. */
    boolean isLiteral() {
        return captures.isEmpty() && !wildcard;
    }

    /** Whether it is for one port alone. */
    boolean hasPort() {
        return port >= 0;
    }

    /** The literal labels at the end, which every name ends in that matches; empty if there are none. */
    String domain() {
        int first = labels.size();
        while (first > 0 && labels.get(first - 1).charAt(0) != '{') {
            first--;
        }
        return String.join(".", labels.subList(first, labels.size()));
    }

    boolean matches(RequestUrl url) {
        return capture(url) != null;
    }

    /** The values of {@link #captures}; {@code null} if the host does not match. */
    String @Nullable [] capture(RequestUrl url) {
        if (port >= 0 && port != url.port()) {
            return null;
        }
        String host = url.host();
        if (host.length() > LONGEST) {
            return null;
        }
        if (wholeName) {
            return new String[] {host};
        }
        String[] values = new String[captures.size()];
        int value = values.length;
        int end = host.length();
        for (int i = labels.size() - 1; i >= 0; i--) {
            String label = labels.get(i);
            int start = i == 0 && !wildcard ? 0 : host.lastIndexOf('.', end - 1) + 1;
            if (end <= 0 || start > end) {
                return null;
            }
            String seen = host.substring(start, end);
            if (label.charAt(0) == '{') {
                if (!LABEL.matcher(seen).matches()) {
                    return null;
                }
                values[--value] = seen;
            } else if (!label.equals(seen)) {
                return null;
            }
            end = start - 1;
        }
        return wildcard == (end > 0) ? values : null;
    }
}
