package io.github.redirectfilter.target;

import io.github.redirectfilter.match.LowerCase;
import org.jspecify.annotations.Nullable;

/** An origin: scheme, host and port (RFC 6454), in lower case, with the effective port. */
public final class WebOrigin {
    private final String scheme;
    private final String host;
    private final int port;

    /** Made when it is asked for: most origins are compared alone, and those of rules are sent over and over. */
    private @Nullable String text;

    /**
     * Takes parts in lower case.
     *
     * @param scheme {@code http} or {@code https}
     * @param host host, IPv6 in brackets
     * @param port effective port
     */
    public WebOrigin(String scheme, String host, int port) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
    }

    /** Takes parts as a container reports them. */
    public static WebOrigin of(String scheme, String host, int port) {
        String lower = LowerCase.of(scheme);
        return new WebOrigin(lower, LowerCase.of(host), port > 0 ? port : defaultPort(lower));
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

    /** {@code http} or {@code https}. */
    public String scheme() {
        return scheme;
    }

    /** The host, IPv6 in brackets. */
    public String host() {
        return host;
    }

    /** The effective port. */
    public int port() {
        return port;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebOrigin origin
                && port == origin.port
                && host.equals(origin.host)
                && scheme.equals(origin.scheme);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * host.hashCode() + scheme.hashCode()) + port;
    }

    /** {@code scheme://host}, with the port if it is not the default. */
    @Override
    public String toString() {
        String made = text;
        if (made == null) {
            made = port == defaultPort(scheme) ? scheme + "://" + host : scheme + "://" + host + ":" + port;
            text = made;
        }
        return made;
    }
}
