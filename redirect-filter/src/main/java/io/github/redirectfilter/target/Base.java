package io.github.redirectfilter.target;

import org.jspecify.annotations.Nullable;

/**
 * The request URL that a target is resolved against (RFC 3986, section 5.1.3).
 *
 * @param origin the application's own origin
 * @param requested the origin that the client asked, as the container sees it: another one where a proxy stands in front,
 *     or where the application has several names
 * @param path the path as sent
 * @param query the query as sent; {@code null} if there is none
 * @param context the path of the application, escaped; empty if it is the only one
 */
public record Base(
        WebOrigin origin,
        WebOrigin requested,
        String path,
        @Nullable String query,
        String context) {}
