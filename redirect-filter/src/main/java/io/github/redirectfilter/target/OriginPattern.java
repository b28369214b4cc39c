package io.github.redirectfilter.target;

import java.net.IDN;
import java.text.ParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of an allowlist: {@code https://partner.example}, {@code https://*.example.com} (one or more labels, never
 * the bare name), {@code https://host:8443}, {@code https://host/path/prefix/}; a host alone means https. For native
 * apps also {@code http://127.0.0.1:*} and {@code myapp:}, which count for the application's own redirects only.
 */
final class OriginPattern {
    private static final int ANY_PORT = 0;
    private static final Pattern ENTRY =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*)(/[^?#]*)?([?#].*)?", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile(
            "(?:\\*\\.)?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.?|\\[[0-9a-f:.]+\\]");
    private static final Pattern CLIMBING = Pattern.compile("(?i)%(?:2f|5c|25|3b|7f|[01][0-9a-f])");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1\\]");
    private static final Pattern NATIVE_SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://)?");

    private final String text;
    private final String scheme;
    private final String host;
    private final int port;
    private final String prefix;

    private OriginPattern(String text, String scheme, String host, int port, String prefix) {
        this.text = text;
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.prefix = prefix;
    }

    /**
     * Reads an entry.
     *
     * @throws ParseException with what is wrong, what would be right, and the offset in the entry
     */
    static OriginPattern parse(String text) throws ParseException {
        if (text.equals("*")) {
            throw new ParseException(
                    "* would allow every site, which is an open redirect (expected the hosts, such as "
                            + "https://partner.example or https://*.example.com)",
                    0);
        }
        Matcher nativeScheme = NATIVE_SCHEME.matcher(text);
        if (nativeScheme.matches()) {
            String scheme = nativeScheme.group(1).toLowerCase(Locale.ROOT);
            if (scheme.equals("http") || scheme.equals("https")) {
                throw new ParseException("\"" + text + "\" has no host (expected " + scheme + "://partner.example)", 0);
            }
            if (scheme.matches("javascript|data|vbscript|file|blob|filesystem|about|view-source")) {
                throw new ParseException(
                        "scheme " + scheme + ": would run or show what a stranger wrote (expected https://...)", 0);
            }
            return new OriginPattern(text, scheme, "", ANY_PORT, "");
        }
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches() || entry.group(4) != null) {
            throw new ParseException(
                    "\"" + text + "\" has a query or fragment (expected https://host or https://host/path/)", 0);
        }
        String scheme = entry.group(1) == null ? "https" : entry.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new ParseException(
                    "scheme \"" + scheme + "\" with a host is not known (expected https://host, or " + scheme
                            + ": for a native app)",
                    0);
        }
        return web(text, scheme, entry.group(2), entry.start(2), entry.group(3) == null ? "" : entry.group(3));
    }

    private static OriginPattern web(String text, String scheme, String authority, int offset, String path)
            throws ParseException {
        if (authority.indexOf('@') >= 0) {
            throw new ParseException(
                    "\"" + text + "\" has user info, which is never sent (expected " + scheme + "://"
                            + authority.substring(authority.lastIndexOf('@') + 1) + ")",
                    offset);
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            throw new ParseException(
                    "\"" + text + "\" has no host (expected " + scheme + "://partner.example)", offset);
        }
        if (!HOST.matcher(host).matches()) {
            throw new ParseException(explain(host), offset);
        }
        if (host.startsWith("*.") && host.indexOf('.', 2) < 0) {
            throw new ParseException(
                    "\"" + text + "\" would allow every site under " + host.substring(1)
                            + " (expected a domain of somebody's, such as https://*.example.com)",
                    offset);
        }
        if (authority.endsWith(":*")
                && !(scheme.equals("http") && LOOPBACK.matcher(host).matches())) {
            throw new ParseException(
                    "\"" + text
                            + "\": any port is for native apps on the visitor's own machine (expected http://127.0.0.1:*, "
                            + "or a port)",
                    offset);
        }
        return new OriginPattern(
                text,
                scheme,
                host,
                hasPort ? port(authority.substring(colon + 1), offset + colon + 1) : WebOrigin.defaultPort(scheme),
                prefix(path, offset + authority.length()));
    }

    private static String explain(String host) {
        if (host.indexOf('*') >= 0) {
            return "\"" + host
                    + "\": a star stands for whole labels at the front alone (expected https://*.example.com)";
        }
        if (!host.chars().allMatch(c -> c < 0x80)) {
            String ascii;
            try {
                ascii = IDN.toASCII(host);
            } catch (IllegalArgumentException e) {
                ascii = "xn--...";
            }
            return "\"" + host + "\" is not ASCII (expected its xn-- form: " + ascii + ")";
        }
        return "\"" + host + "\" is no host name (expected letters, digits, dashes and dots)";
    }

    private static int port(String digits, int offset) throws ParseException {
        if (digits.equals("*")) {
            return ANY_PORT;
        }
        int port = digits.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw new ParseException("port \"" + digits + "\" is no port (expected 1 to 65535)", offset);
        }
        return port;
    }

    private static String prefix(String path, int offset) throws ParseException {
        if (path.isEmpty() || path.equals("/")) {
            return "";
        }
        try {
            return PathNormalizer.normalize(path);
        } catch (RefusedException e) {
            throw new ParseException("the path begins with two slashes (expected one)", offset);
        }
    }

    /** Whether the entry counts for the application's own redirects alone. */
    boolean forNativeApps() {
        return port == ANY_PORT;
    }

    /** Whether the entry names this host as it stands, odd as it may be. */
    boolean names(String otherHost) {
        return !host.startsWith("*.") && host.equals(otherHost);
    }

    /** Whether the entry is a scheme of a native app, and the candidate has it. */
    boolean isSchemeOf(String candidate) {
        return host.isEmpty()
                && candidate.length() > scheme.length()
                && candidate.charAt(scheme.length()) == ':'
                && candidate.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /** Whether the entry covers only a part of a site. */
    boolean hasPath() {
        return !prefix.isEmpty();
    }

    /** Whether the entry covers a URL. */
    boolean covers(TargetUrl url) {
        return covers(url.origin()) && coversPath(url.path());
    }

    /** Whether the entry covers an origin, at least in part. */
    boolean covers(WebOrigin origin) {
        return scheme.equals(origin.scheme())
                && (port == ANY_PORT || port == origin.port())
                && coversHost(origin.host());
    }

    private boolean coversHost(String other) {
        if (!host.startsWith("*.")) {
            return host.equals(other);
        }
        return other.length() >= host.length() && other.endsWith(host.substring(1)) && HostName.isPlain(other);
    }

    private boolean coversPath(String path) {
        if (prefix.isEmpty()) {
            return true;
        }
        String directory = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        if (!path.startsWith(directory)) {
            return false;
        }
        if (path.length() > directory.length() && path.charAt(directory.length()) != '/') {
            return false;
        }
        // what the other server decodes could climb out of the prefix: "/app/..%2Fadmin", "/app/..;/admin",
        // "/app/.%09./x"
        return !path.contains("..;") && !CLIMBING.matcher(path).find();
    }

    /** The entry as written. */
    @Override
    public String toString() {
        return text;
    }
}
