package io.github.redirectfilter.benchmarks.rules;

import org.jspecify.annotations.Nullable;

/**
 * A request and its right answer.
 *
 * @param path as sent; nothing in it needs decoding, so that all engines see the same
 * @param location where it is to be redirected to; {@code null} if it is to pass
 */
public record Request(String path, @Nullable String location) {}
