package io.github.redirectfilter.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebServlet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Under which URL patterns a servlet class answers: the target of its {@code @RedirectFrom}. */
final class ServletMappings {
    private ServletMappings() {}

    /**
     * The patterns in the order of {@code @WebServlet}, then those that only the registration has (its order is the
     * container's). What {@code web.xml} took away from an annotated servlet is left out.
     */
    static List<String> of(Class<?> type, ServletContext context) {
        Set<String> patterns = new LinkedHashSet<>();
        WebServlet annotation = type.getDeclaredAnnotation(WebServlet.class);
        if (annotation != null) {
            patterns.addAll(List.of(annotation.urlPatterns()));
            patterns.addAll(List.of(annotation.value()));
        }
        Set<String> registered = new LinkedHashSet<>();
        for (ServletRegistration registration :
                context.getServletRegistrations().values()) {
            if (type.getName().equals(registration.getClassName())) {
                registered.addAll(registration.getMappings());
            }
        }
        if (!registered.isEmpty()) {
            patterns.retainAll(registered);
            patterns.addAll(registered);
        }
        return List.copyOf(patterns);
    }
}
