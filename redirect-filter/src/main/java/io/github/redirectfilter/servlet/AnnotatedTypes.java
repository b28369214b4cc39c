package io.github.redirectfilter.servlet;

import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.List;

/**
 * Hands the annotated classes, which only the initializer gets to see, over to the filter. Among them may be classes
 * without an annotation: Jetty names the subclasses of annotated ones too.
 */
final class AnnotatedTypes {
    private static final String ATTRIBUTE = "io.github.redirectfilter.annotatedTypes";

    private AnnotatedTypes() {}

    static void handOver(Collection<Class<?>> types, ServletContext context) {
        context.setAttribute(ATTRIBUTE, List.copyOf(types));
    }

    /** What was handed over; empty where no initializer ran. */
    static List<Class<?>> handedOver(ServletContext context) {
        if (!(context.getAttribute(ATTRIBUTE) instanceof List<?> types)) {
            return List.of();
        }
        return types.stream().<Class<?>>map(type -> (Class<?>) type).toList();
    }
}
