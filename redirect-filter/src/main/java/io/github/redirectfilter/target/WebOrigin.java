package io.github.redirectfilter.target;

import java.util.Locale;

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
