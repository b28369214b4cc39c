package io.github.redirectfilter.servlet;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;

/** Starts a filter: finds its configuration in the servlet context, or the reason to stay out of the way. */
public final class FilterSetup {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    private FilterSetup() {}

    /** Applies a ready configuration. */
    public static RequestFlow start(String filterName, Configuration configuration) {
        return flow(filterName, configuration, () -> {});
    }

    private static RequestFlow flow(String filterName, Configuration configuration, Runnable end) {
        Redirects redirects = configuration.redirects();
        return new RequestFlow(
                filterName,
                Rules.of(redirects),
                dispatches(configuration.dispatch()),
                redirects::inFlight,
                new ApplicationGuard(configuration.guard(), redirects),
                end);
    }

    /**
     * Applies a ready configuration to a filter that a container starts.
     *
     * @throws ServletException if there are init-params too, which nothing would read
     */
    public static RequestFlow start(FilterConfig config, Configuration configuration) throws ServletException {
        if (config.getInitParameterNames().hasMoreElements()) {
            throw new ServletException(
                    "Filter " + config.getFilterName() + " was given its rules in Java, so its init-params "
                            + initParameters(config).keySet()
                            + " have no effect (expected none, or a RedirectFilter made without "
                            + "rules)");
        }
        return started(config, configuration, () -> {});
    }

    /**
     * Reads the configuration of a filter.
     *
     * @throws ServletException if anything is wrong with it; the message is the whole report
     */
    public static RequestFlow start(FilterConfig config) throws ServletException {
        if (standsAside(config)) {
            return RequestFlow.inert();
        }
        try {
            Configuration configuration = load(config);
            return started(config, configuration, configuration.redirects()::close);
        } catch (ServiceConfigurationError unusable) {
            throw new ServletException("A condition or listener of the application can't be made", unusable);
        } catch (RedirectConfigurationException problems) {
            LOG.log(Level.ERROR, problems.getMessage());
            throw new ServletException(problems.getMessage(), problems);
        }
    }

    /** Makes the rules known to operators and to the application. */
    private static RequestFlow started(FilterConfig config, Configuration configuration, Runnable end) {
        String filterName = config.getFilterName();
        ServletContext context = config.getServletContext();
        Redirects redirects = configuration.redirects();
        logStart(filterName, configuration);
        LintAtStart.log(configuration, context.getContextPath());
        context.setAttribute(Redirects.class.getName(), redirects);
        Management management = Management.start(filterName, context.getContextPath(), () -> redirects);
        return flow(filterName, configuration, () -> {
            management.stop();
            end.run();
        });
    }

    /** Only the filter that nobody asked for gives way: it came with the jar, by fragment or initializer. */
    private static boolean standsAside(FilterConfig config) {
        Map<String, String> parameters = initParameters(config);
        if (!RedirectFilter.DEFAULT_NAME.equals(config.getFilterName()) || !parameters.isEmpty()) {
            return false;
        }
        ServletContext context = config.getServletContext();
        if (FilterRegistrations.switchedOff(context)) {
            LOG.log(Level.INFO, "The redirect filter is switched off by " + FilterRegistrations.ENABLED + "=false");
            return true;
        }
        Set<String> others = FilterRegistrations.names(context);
        others.remove(RedirectFilter.DEFAULT_NAME);
        if (!others.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "The redirect filter is registered as " + String.join(", ", others)
                            + " by the application, so that the one which came with the jar passes everything on");
        }
        return !others.isEmpty();
    }

    private static Configuration load(FilterConfig config) {
        ServletContext context = config.getServletContext();
        ConfigurationLoader loader = new ConfigurationLoader(context::getResourceAsStream, ClassLoaders.of(context));
        loader.parameters("init-param", initParameters(config));
        for (Class<?> type : AnnotatedTypes.handedOver(context)) {
            loader.annotated(type, ServletMappings.of(type, context));
        }
        return loader.load(new Extensions(context).builder());
    }

    private static Map<String, String> initParameters(FilterConfig config) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : Collections.list(config.getInitParameterNames())) {
            parameters.put(name, config.getInitParameter(name));
        }
        return parameters;
    }

    private static Set<DispatcherType> dispatches(Set<String> names) {
        Set<DispatcherType> types = EnumSet.noneOf(DispatcherType.class);
        names.forEach(name -> types.add(DispatcherType.valueOf(name.toUpperCase(Locale.ROOT))));
        return types;
    }

    private static void logStart(String filterName, Configuration configuration) {
        int count = configuration.redirects().size();
        String sources = String.join(", ", configuration.sources());
        LOG.log(
                Level.INFO,
                count == 0
                        ? "Filter " + filterName + " has no redirect rules and passes everything on"
                        : "Filter " + filterName + " has " + count + (count == 1 ? " redirect rule" : " redirect rules")
                                + (sources.isEmpty() ? "" : " from " + sources));
        configuration.redirects().warnings().forEach(warning -> LOG.log(Level.WARNING, warning.toString()));
    }
}
