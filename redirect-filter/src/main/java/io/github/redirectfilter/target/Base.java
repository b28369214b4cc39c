package io.github.redirectfilter.target;

import org.jspecify.annotations.Nullable;

/**
 * The request URL that a target is resolved against (RFC 3986, section 5.1.3).
 *
 * @param origin the application's own origin
 * @param configured whether the operator set that origin; otherwise it is what the request says of itself
 * @param path the path as sent
 * @param query the query as sent; {@code null} if there is none
 */
public record Base(
        WebOrigin origin,
        boolean configured,
        String path,
        @Nullable String query) {}
