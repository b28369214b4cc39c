package io.github.redirectfilter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that says as little as one can, for those that differ in one thing that no builder would let through. */
public interface BareRequest extends RedirectRequest {
    @Override
    default String method() {
        return "GET";
    }

    @Override
    default String scheme() {
        return "http";
    }

    @Override
    default String host() {
        return "site.example";
    }

    @Override
    default int port() {
        return scheme().equals("https") ? 443 : 80;
    }

    @Override
    default String contextPath() {
        return "";
    }

    @Override
    default String uri() {
        return "/x";
    }

    @Override
    default @Nullable String query() {
        return null;
    }

    @Override
    default List<String> headers(String name) {
        return List.of();
    }

    @Override
    default @Nullable String cookie(String name) {
        return null;
    }

    @Override
    default String remoteAddress() {
        return "192.0.2.1";
    }

    @Override
    default @Nullable String user() {
        return null;
    }

    @Override
    default boolean hasRole(String role) {
        return false;
    }
}
