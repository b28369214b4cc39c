package io.github.redirectfilter;

import io.github.redirectfilter.match.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a {@link RedirectRequest} for tests and tools; see {@link RedirectRequest#builder}. */
public final class RequestBuilder {
    private static final Pattern URL = Pattern.compile(
            "(?i)(https?)://([^/?#:\\[\\]@]+|\\[[0-9a-f:.]+\\])(?::(\\d{1,5}))?(/[^?#]*)?(?:\\?([^#]*))?(?:#.*)?");

    private final String method;
    private final String scheme;
    private final String host;
    private final int port;
    private final String uri;
    private final @Nullable String query;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String contextPath = "";
    private String remoteAddress = "127.0.0.1";
    private @Nullable String user;
    private Set<String> roles = Set.of();

    RequestBuilder(String method, String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" is not an absolute URL (expected something like https://example.com/path?query)");
        }
        this.method = method;
        this.scheme = parts.group(1).toLowerCase(Locale.ROOT);
        this.host = parts.group(2);
        String digits = parts.group(3);
        this.port = digits != null ? Integer.parseInt(digits) : scheme.equals("https") ? 443 : 80;
        if (port > 65_535) {
            throw new IllegalArgumentException("port " + port + " of \"" + url + "\" is none (expected at most 65535)");
        }
        String path = parts.group(4);
        this.uri = path == null ? "/" : path;
        this.query = parts.group(5);
    }

    /** Adds a header. A {@code Cookie} header is not taken apart; use {@link #cookie}. */
    public RequestBuilder header(String name, String value) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    /**
     * Adds a header as it is written on the wire, {@code Name: value}; the cookies of {@code Cookie} are taken apart.
     *
     * @throws IllegalArgumentException for any other text, and for {@code Host}, which the URL says
     */
    public RequestBuilder headerLine(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("\"" + line + "\" is no header (expected 'Name: value')");
        }
        String name = line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        if (name.equalsIgnoreCase("Host")) {
            throw new IllegalArgumentException(
                    "the header Host is taken from the URL (expected an absolute URL, such as https://" + value
                            + "/path)");
        }
        header(name, value);
        if (name.equalsIgnoreCase("Cookie")) {
            for (String pair : value.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    cookie(
                            pair.substring(0, equals).strip(),
                            pair.substring(equals + 1).strip());
                }
            }
        }
        return this;
    }

    /**
     * Adds headers, one a line as for {@link #headerLine}; blank lines are left out.
     *
     * @throws IllegalArgumentException for the first line that is none
     */
    public RequestBuilder headerLines(String lines) {
        lines.lines().filter(line -> !line.isBlank()).forEach(this::headerLine);
        return this;
    }

    /** Adds a cookie; the first of a name counts. */
    public RequestBuilder cookie(String name, String value) {
        cookies.putIfAbsent(name, value);
        return this;
    }

    /**
     * Sets the context path that the path begins with, such as {@code /shop}; empty for the root.
     *
     * @throws IllegalArgumentException for any other text
     */
    public RequestBuilder contextPath(String contextPath) {
        if (!contextPath.isEmpty() && (!contextPath.startsWith("/") || contextPath.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "context path \"" + contextPath + "\" is none (expected for example /shop, or nothing)");
        }
        this.contextPath = contextPath;
        return this;
    }

    /** Sets the address that the request comes from; {@code 127.0.0.1} if never called. */
    public RequestBuilder remoteAddress(String remoteAddress) {
        this.remoteAddress = remoteAddress;
        return this;
    }

    /**
     * Sets that address by a text that a person wrote.
     *
     * @throws IllegalArgumentException if it is no IP address, such as a name
     */
    public RequestBuilder addressLine(String text) {
        IpAddress.require(text);
        return remoteAddress(text);
    }

    /** Sets the authenticated user and the roles held. */
    public RequestBuilder user(String user, String... roles) {
        this.user = user;
        this.roles = Set.copyOf(Arrays.asList(roles));
        return this;
    }

    /** Sets user and roles by a text, {@code NAME} or {@code NAME:ROLE,ROLE}. */
    public RequestBuilder userLine(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? user(text)
                : user(text.substring(0, colon), text.substring(colon + 1).split(",", -1));
    }

    /** Makes the request. */
    public RedirectRequest build() {
        Map<String, List<String>> headerCopy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> headerCopy.put(name, List.copyOf(values)));
        // every request has one (RFC 9112, section 3.2), and what it says is the authority of the URL
        headerCopy.putIfAbsent("Host", List.of(port == defaultPort() ? host : host + ":" + port));
        return new BuiltRequest(
                method,
                scheme,
                host,
                port,
                contextPath,
                uri,
                query,
                headerCopy,
                Map.copyOf(cookies),
                remoteAddress,
                user,
                roles);
    }

    private int defaultPort() {
        return scheme.equals("https") ? 443 : 80;
    }

    private record BuiltRequest(
            String method,
            String scheme,
            String host,
            int port,
            String contextPath,
            String uri,
            @Nullable String query,
            Map<String, List<String>> headers,
            Map<String, String> cookies,
            String remoteAddress,
            @Nullable String user,
            Set<String> roles)
            implements RedirectRequest {
        @Override
        public List<String> headers(String name) {
            return headers.getOrDefault(name, List.of());
        }

        @Override
        public @Nullable String cookie(String name) {
            return cookies.get(name);
        }

        @Override
        public boolean hasRole(String role) {
            return roles.contains(role);
        }
    }
}
