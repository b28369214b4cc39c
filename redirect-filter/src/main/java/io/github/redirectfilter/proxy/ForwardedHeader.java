package io.github.redirectfilter.proxy;

import io.github.redirectfilter.match.HeaderName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Forwarded} (RFC 7239, section 4): {@code for=192.0.2.60;proto=https;host=example.com}, an element a
 * proxy. Taken more freely than written there: white space around semicolons, and values without quotes that should have
 * some, such as {@code host=example.com:8443}.
 */
final class ForwardedHeader {
    private final String text;
    private final Map<String, String> pairs = new HashMap<>();
    private int at;

    private ForwardedHeader(String element) {
        this.text = element;
    }

    /** What each proxy says, the nearest first. */
    static Stream<Hop> hops(List<String> lines) {
        return HeaderElements.fromTheEnd(lines).stream().map(element -> new ForwardedHeader(element).hop());
    }

    private Hop hop() {
        while (at < text.length()) {
            if (!pair()) {
                return Hop.of(null, null, null, null);
            }
        }
        return Hop.of(pairs.get("for"), pairs.get("proto"), pairs.get("host"), null);
    }

    /** Reads a pair and the semicolon behind it; section 4 lets no name stand twice. */
    private boolean pair() {
        skipSpace();
        if (at < text.length() && text.charAt(at) != ';') {
            int equals = text.indexOf('=', at);
            if (equals < 0 || !HeaderName.isValid(text.substring(at, equals))) {
                return false;
            }
            String name = text.substring(at, equals).toLowerCase(Locale.ROOT);
            at = equals + 1;
            String value = text.startsWith("\"", at) ? quoted() : plain();
            if (value == null || pairs.put(name, value) != null) {
                return false;
            }
            skipSpace();
        }
        return at == text.length() || text.charAt(at++) == ';';
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
