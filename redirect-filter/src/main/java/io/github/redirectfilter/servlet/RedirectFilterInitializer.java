package io.github.redirectfilter.servlet;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.annotation.AllowRedirectTo;
import io.github.redirectfilter.annotation.Redirect;
import io.github.redirectfilter.annotation.RedirectFrom;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the filter when the jar is there and the application has not done so. It is the one way that puts a filter
 * in front of those in the application's {@code web.xml}, and that works with {@code metadata-complete}; the fragment
 * beside it is for embedded Jetty without annotation scanning.
 */
@HandlesTypes({Redirect.class, Redirect.List.class, RedirectFrom.class, AllowRedirectTo.class})
public final class RedirectFilterInitializer implements ServletContainerInitializer {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    /** {@code types} is null where the container found none, or does not scan (Undertow, embedded containers). */
    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) {
        AnnotatedTypes.handOver(types == null ? Set.of() : types, context);
        if (ContextSwitch.ENABLED.isOff(context)) {
            return;
        }
        Set<String> names = FilterRegistrations.names(context);
        if (names.isEmpty()) {
            register(context);
        } else if (names.equals(Set.of(RedirectFilter.DEFAULT_NAME))) {
            moveToFront(context.getFilterRegistration(RedirectFilter.DEFAULT_NAME), context);
        }
    }

    private static void register(ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter(RedirectFilter.DEFAULT_NAME, RedirectFilter.class);
        if (registration == null) {
            LOG.log(
                    Level.WARNING,
                    "The redirect filter is not registered: the application has another filter named "
                            + RedirectFilter.DEFAULT_NAME);
            return;
        }
        registration.setAsyncSupported(true); // else no servlet behind it could start async processing
        mapFirst(registration);
    }

    /** The fragment's mapping comes after all of {@code web.xml}, whatever its {@code <ordering>} says. */
    private static void moveToFront(FilterRegistration registration, ServletContext context) {
        boolean alone = context.getFilterRegistrations().size() == 1;
        if (!alone && FilterRegistrations.fromFragment(registration)) {
            mapFirst(registration);
        }
    }

    /**
     * All kinds of dispatch, since the setting {@code dispatch} is not read yet: the filter passes on at once what the
     * setting leaves out. On error dispatches it repeats the headers of its own answers, which Jetty replaces.
     */
    private static void mapFirst(FilterRegistration registration) {
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }
}
