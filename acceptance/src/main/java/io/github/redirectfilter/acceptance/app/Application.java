package io.github.redirectfilter.acceptance.app;

import io.github.redirectfilter.RedirectFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The application: the filter, with these settings, and servlets that do as a request says. */
public final class Application implements ServletContainerInitializer {
    /** Answers errors; it does as the request says, too. */
    public static final String ERROR_PAGE = "/inner/errors/page";

    private final Map<String, String> settings;

    /** Takes the filter's init-params. */
    public Application(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        FilterRegistration.Dynamic filter = context.addFilter("redirects", RedirectFilter.class);
        settings.forEach(filter::setInitParameter);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        add(context, "act", new ActServlet(), "/act/*", "/inner/*", "/path/*");
        add(context, "via", new ViaServlet(), "/via/*");
        add(context, "echo", new EchoServlet(), "/");
    }

    private static void add(ServletContext context, String name, HttpServlet servlet, String... mappings) {
        ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(mappings);
    }
}
