package io.github.redirectfilter.proxy;

import io.github.redirectfilter.target.HostAndPort;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one proxy says of the request that it got.
 *
 * @param client who sent it; {@code null} if it does not say, or if nobody could be that
 * @param scheme {@code http} or {@code https}; {@code null} if it does not say
 * @param host the host that was asked; {@code null} if it does not say
 * @param port the port that was asked; 0 if it does not say
 */
record Hop(
        @Nullable Node client,
        @Nullable String scheme,
        @Nullable String host,
        int port) {
    /** Takes texts of headers; what makes no sense counts as not said. */
    static Hop of(@Nullable String client, @Nullable String scheme, @Nullable String host, @Nullable String port) {
        HostAndPort asked = host == null ? null : HostAndPort.parse(host);
        int written = port == null ? 0 : Math.max(0, HostAndPort.port(port));
        return new Hop(
                client == null ? null : Node.parse(client),
                scheme == null ? null : scheme(scheme),
                asked == null ? null : asked.host(),
                written > 0 || asked == null ? written : asked.port());
    }

    /** The schemes of WebSocket are those of the request that begins it (RFC 6455, section 3). */
    private static @Nullable String scheme(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "http", "ws" -> "http";
            case "https", "wss" -> "https";
            default -> null;
        };
    }
}
