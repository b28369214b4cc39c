package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that patterns look at.
 *
 * @param scheme lower-case scheme
 * @param host lower-case host without port; IPv6 in brackets
 * @param port effective port
 * @param path canonical path below the context path
 * @param query raw query; {@code null} if there is none
 */
public record RequestUrl(
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query) {}
