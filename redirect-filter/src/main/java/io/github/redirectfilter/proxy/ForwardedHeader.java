package io.github.redirectfilter.proxy;

import io.github.redirectfilter.match.HeaderName;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Forwarded} (RFC 7239, section 4): {@code for=192.0.2.60;proto=https;host=example.com}, an element a
 * proxy. Taken more freely than written there: white space around semicolons, and values without quotes that should have
 * some, such as {@code host=example.com:8443}.
 */
final class ForwardedHeader {
    private final String text;
    private int at;
    private @Nullable String client;
    private @Nullable String scheme;
    private @Nullable String host;

    private ForwardedHeader(String element) {
        this.text = element;
    }

    /** What the proxy says that wrote an element. */
    static Hop hop(String element) {
        ForwardedHeader header = new ForwardedHeader(element);
        while (header.at < element.length()) {
            if (!header.pair()) {
                return Hop.of(null, null, null, null);
            }
        }
        return Hop.of(header.client, header.scheme, header.host, null);
    }

    /** Reads a pair and the semicolon behind it. */
    private boolean pair() {
        skipSpace();
        if (at < text.length() && text.charAt(at) != ';') {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                return false;
            }
            String name = text.substring(at, equals);
            at = equals + 1;
            String value = text.startsWith("\"", at) ? quoted() : plain();
            if (value == null || !take(name, value)) {
                return false;
            }
            skipSpace();
        }
        return at == text.length() || text.charAt(at++) == ';';
    }

    /** Section 4 lets no name stand twice in an element. */
    private boolean take(String name, String value) {
        if (name.equalsIgnoreCase("for")) {
            boolean first = client == null;
            client = value;
            return first;
        }
        if (name.equalsIgnoreCase("proto")) {
            boolean first = scheme == null;
            scheme = value;
            return first;
        }
        if (name.equalsIgnoreCase("host")) {
            boolean first = host == null;
            host = value;
            return first;
        }
        return HeaderName.isValid(name); // what nobody asks for
    }

    private @Nullable String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\' && ++at < text.length()) {
                c = text.charAt(at);
            }
            value.append(c);
        }
        return null;
    }

    private @Nullable String plain() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != ';' && !isSpace(text.charAt(at))) {
            if (text.charAt(at) == '"') {
                return null;
            }
            at++;
        }
        return at == begin ? null : text.substring(begin, at);
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
