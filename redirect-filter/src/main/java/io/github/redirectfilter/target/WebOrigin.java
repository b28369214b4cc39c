package io.github.redirectfilter.target;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An origin: scheme, host and port (RFC 6454), in lower case, with the effective port.
 *
 * @param scheme {@code http} or {@code https}
 * @param host host, IPv6 in brackets
 * @param port effective port
 */
public record WebOrigin(String scheme, String host, int port) {
    /** Takes parts as a container reports them. */
    public static WebOrigin of(String scheme, String host, int port) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        return new WebOrigin(lower, host.toLowerCase(Locale.ROOT), port > 0 ? port : defaultPort(lower));
    }

    /**
     * Reads an origin as browsers serialise it (RFC 6454, section 6.2).
     *
     * @return {@code null} for any other text, an opaque origin ({@code null}) among them
     */
    public static @Nullable WebOrigin parse(String serialized) {
        int colon = serialized.indexOf("://");
        String scheme = colon < 0 ? "" : serialized.substring(0, colon);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return null;
        }
        HostAndPort asked = HostAndPort.parse(serialized.substring(colon + 3));
        WebOrigin origin = asked == null ? null : of(scheme, asked.host(), asked.port());
        return origin != null && origin.toString().equals(serialized) ? origin : null;
    }

    /** 443 for https, else 80. */
    public static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** {@code scheme://host}, with the port if it is not the default. */
    @Override
    public String toString() {
        return port == defaultPort(scheme) ? scheme + "://" + host : scheme + "://" + host + ":" + port;
    }
}
