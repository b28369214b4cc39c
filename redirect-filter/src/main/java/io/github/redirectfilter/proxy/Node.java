package io.github.redirectfilter.proxy;

import io.github.redirectfilter.match.IpAddress;
import io.github.redirectfilter.target.HostAndPort;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a connection (RFC 7239, section 6): an address, {@code unknown}, or a name of the proxy's own
 * that hides the address, such as {@code _gazonk}. A port behind it is left out.
 *
 * @param text the address in its one form, or the name
 * @param address {@code null} if the proxy hides it
 */
record Node(String text, @Nullable IpAddress address) {
    static final Node UNKNOWN = new Node("unknown", null);

    private static final Pattern OBFUSCATED = Pattern.compile("_[A-Za-z0-9._-]{1,63}");

    /** {@code null} for any other text. */
    static @Nullable Node parse(String text) {
        int colon = text.lastIndexOf(':');
        // more than one colon without brackets is an IPv6 address as X-Forwarded-For has it
        boolean hasPort = text.startsWith("[") ? colon > text.indexOf(']') : colon >= 0 && text.indexOf(':') == colon;
        if (hasPort && !isPort(text.substring(colon + 1))) {
            return null;
        }
        String name = hasPort ? text.substring(0, colon) : text;
        IpAddress address = IpAddress.parse(name);
        if (address != null) {
            return new Node(address.toString(), address);
        }
        if (name.toLowerCase(Locale.ROOT).equals(UNKNOWN.text)) {
            return UNKNOWN;
        }
        return OBFUSCATED.matcher(name).matches() ? new Node(name, null) : null;
    }

    private static boolean isPort(String text) {
        return HostAndPort.port(text) > 0 || OBFUSCATED.matcher(text).matches();
    }
}
