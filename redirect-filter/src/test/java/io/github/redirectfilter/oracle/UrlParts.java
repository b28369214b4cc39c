package io.github.redirectfilter.oracle;

import java.net.URI;
import java.util.Objects;

/**
 * A URL in parts, so that {@code https://foo}, {@code https://foo/} and {@code https://foo:443} are the same: no port is
 * the port of the scheme, no path is the root.
 *
 * @param query the query as it stands; {@code null} if there is none
 */
record UrlParts(String scheme, String host, int port, String path, String query) {
    /** Reads a {@code Location} that answers a request for {@code requestUrl}. */
    static UrlParts of(String location, String requestUrl) {
        URI request = URI.create(requestUrl);
        URI base = request.getRawPath().isEmpty() ? request.resolve("/") : request;
        URI uri = base.resolve(location);
        String scheme = Objects.requireNonNull(uri.getScheme(), location);
        String path = uri.getRawPath();
        return new UrlParts(
                scheme,
                Objects.requireNonNull(uri.getHost(), location),
                uri.getPort() < 0 ? defaultPort(scheme) : uri.getPort(),
                path == null || path.isEmpty() ? "/" : path,
                uri.getRawQuery());
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
