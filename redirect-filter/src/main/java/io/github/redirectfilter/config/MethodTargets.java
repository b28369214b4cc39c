package io.github.redirectfilter.config;

import java.lang.reflect.Method;

/**
 * Knows at which address a method is served: for frameworks that map methods, whose {@code @RedirectFrom} then leads there.
 *
 * <pre>{@code
 * loader.annotated(ArticlesController.class, List.of(), method -> mappings.get(method));
 * }</pre>
 */
@FunctionalInterface
public interface MethodTargets {
    /**
     * The target for the old addresses of a method, as a template.
     *
     * @throws IllegalArgumentException if it has none; the message is reported with the method
     */
    String of(Method method);
}
