package io.github.redirectfilter.servlet;

import io.github.redirectfilter.RedirectFilter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which redirect filters a servlet context has, whoever registered them. */
final class FilterRegistrations {
    private FilterRegistrations() {}

    /** The names of all registrations of a redirect filter. The set is the caller's own. */
    static Set<String> names(ServletContext context) {
        Set<String> names = new LinkedHashSet<>();
        context.getFilterRegistrations().forEach((name, registration) -> {
            if (isRedirectFilter(registration.getClassName(), context)) {
                names.add(name);
            }
        });
        return names;
    }

    /**
     * Whether a registration is the one of our fragment, as it stands there. What the application's {@code web.xml} says
     * under the same name replaces parameters and mappings of the fragment, and is left as it is.
     */
    static boolean fromFragment(FilterRegistration registration) {
        return registration.getInitParameters().isEmpty()
                && registration.getServletNameMappings().isEmpty()
                && registration.getUrlPatternMappings().stream().allMatch("/*"::equals);
    }

    /** A class of the application may extend the filter, to register it by {@code @WebFilter}. */
    private static boolean isRedirectFilter(@Nullable String className, ServletContext context) {
        if (className == null || className.equals(RedirectFilter.class.getName())) {
            return className != null;
        }
        try {
            return RedirectFilter.class.isAssignableFrom(Class.forName(className, false, ClassLoaders.of(context)));
        } catch (ClassNotFoundException | LinkageError unloadable) {
            return false; // the container will say so when it starts that filter
        }
    }
}
