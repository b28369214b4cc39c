package io.github.redirectfilter.target;

import org.jspecify.annotations.Nullable;

/** The values that a template's names stand for. All but {@link #context} are as hostile as the request. */
public interface TargetValues {
    /** The value of a capture by its position; {@code null} if its group took no part. */
    @Nullable
    String capture(int index);

    /** The request's scheme. */
    String scheme();

    /** The request's host, without port. */
    String host();

    /** The request's port. */
    int port();

    /** The application's context path, escaped, empty for the root context. */
    String context();

    /** The first value of a request header; {@code null} if it is absent. */
    @Nullable
    String header(String name);

    /** The value of a cookie; {@code null} if it is absent. */
    @Nullable
    String cookie(String name);

    /** The first decoded value of a query parameter; {@code null} if it is absent. */
    @Nullable
    String param(String name);
}
