package io.github.redirectfilter.target;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The host that a request asks for, and maybe its port, as {@code Host} has them (RFC 9110, section 7.2).
 *
 * @param host lower-case host, IPv6 in brackets
 * @param port 0 if none is given
 */
public record HostAndPort(String host, int port) {
    /**
     * Reads host and port of a header.
     *
     * @return {@code null} if the text is anything else: a character in it could end the host, or make user info of it
     */
    public static @Nullable HostAndPort parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) { // the Kelvin sign, for one, has a k for its lower case
                return null;
            }
        }
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']');
        int port = hasPort ? port(text.substring(colon + 1)) : 0;
        String host = (hasPort ? text.substring(0, colon) : text).toLowerCase(Locale.ROOT);
        try {
            HostName.requireHostText(host);
        } catch (RefusedException e) {
            return null;
        }
        return port >= 0 && host.length() <= HostName.LONGEST ? new HostAndPort(host, port) : null;
    }

    /** -1 for a text that is no port. */
    public static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || digits.charAt(0) == '0') {
            return -1;
        }
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = 10 * port + c - '0';
        }
        return port <= 65535 ? port : -1;
    }
}
