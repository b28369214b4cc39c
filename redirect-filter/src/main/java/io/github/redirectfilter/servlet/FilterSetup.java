package io.github.redirectfilter.servlet;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.config.ResourceLocator;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;

/** Starts a filter: finds its configuration in the servlet context, or the reason to stay out of the way. */
public final class FilterSetup {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    private FilterSetup() {}

    /** Applies a ready configuration. */
    public static RequestFlow start(String filterName, LiveConfiguration configuration) {
        RunningRules running = running(filterName, configuration);
        Runnable leave = configuration.follow(now -> running.swap(rules(now, configuration, "")));
        return new RequestFlow(filterName, running, leave);
    }

    private static RunningRules running(String filterName, LiveConfiguration configuration) {
        return configuration.files().isEmpty() ? RunningRules.fixed() : RunningRules.swappable(filterName);
    }

    private static RuleSet rules(Configuration now, LiveConfiguration configuration, String contextPath) {
        return RuleSet.of(now, ConsolePage.of(now, configuration, contextPath));
    }

    /**
     * Applies a ready configuration to a filter that a container starts.
     *
     * @throws ServletException if there are init-params too, which nothing would read
     */
    public static RequestFlow start(FilterConfig config, LiveConfiguration configuration) throws ServletException {
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
            LiveConfiguration configuration = load(config);
            return started(config, configuration, configuration::close);
        } catch (ServiceConfigurationError unusable) {
            throw new ServletException("A condition or listener of the application can't be made", unusable);
        } catch (RedirectConfigurationException problems) {
            LOG.log(Level.ERROR, problems.getMessage());
            throw new ServletException(problems.getMessage(), problems);
        }
    }

    /** Makes the rules known to operators and to the application, and has their files looked at. */
    private static RequestFlow started(FilterConfig config, LiveConfiguration configuration, Runnable end) {
        String filterName = config.getFilterName();
        ServletContext context = config.getServletContext();
        logStart(filterName, configuration);
        String path = context.getContextPath();
        RunningRules running = running(filterName, configuration);
        KnownRedirects known = new KnownRedirects(context);
        Runnable leave = configuration.follow(now -> {
            running.swap(rules(now, configuration, path));
            known.accept(now.redirects());
        });
        LateStart late = new LateStart(filterName, path, configuration, LateStart.Jmx.of(context));
        // last, since nobody would end the thread of a filter that does not start
        Runnable watch = configuration.watch(
                "redirect-filter-reload " + filterName + (path.isEmpty() ? "" : " of " + path),
                now -> LintLog.write(now, path));
        return new RequestFlow(filterName, running, () -> {
            leave.run();
            watch.run();
            late.end();
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
        if (ContextSwitch.ENABLED.isOff(context)) {
            LOG.log(Level.INFO, "The redirect filter is switched off by " + ContextSwitch.ENABLED + "=false");
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

    private static LiveConfiguration load(FilterConfig config) {
        ServletContext context = config.getServletContext();
        ConfigurationLoader loader = new ConfigurationLoader(
                ResourceLocator.of(context::getResourceAsStream, context::getRealPath), ClassLoaders.of(context));
        loader.parameters("init-param", initParameters(config));
        for (Class<?> type : AnnotatedTypes.handedOver(context)) {
            loader.annotated(type, ServletMappings.of(type, context));
        }
        return LiveConfiguration.load(loader, new Extensions(context)::builder);
    }

    private static Map<String, String> initParameters(FilterConfig config) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : Collections.list(config.getInitParameterNames())) {
            parameters.put(name, config.getInitParameter(name));
        }
        return parameters;
    }

    private static void logStart(String filterName, LiveConfiguration live) {
        Configuration configuration = live.current();
        int count = configuration.redirects().size();
        String sources = String.join(", ", configuration.sources());
        LOG.log(
                Level.INFO,
                count == 0
                        ? "Filter " + filterName + " has no redirect rules and passes everything on"
                        : "Filter " + filterName + " has " + count + (count == 1 ? " redirect rule" : " redirect rules")
                                + (sources.isEmpty() ? "" : " from " + sources));
        configuration.redirects().warnings().forEach(warning -> LOG.log(Level.WARNING, warning.toString()));
        if (!live.files().isEmpty()) {
            String files =
                    String.join(", ", live.files().stream().map(Path::toString).toList());
            LOG.log(Level.INFO, "Filter " + filterName + " loads its rules again when these change: " + files);
        } else if (!configuration.reload().isZero()) {
            LOG.log(
                    Level.WARNING,
                    "Filter " + filterName
                            + " has the setting reload, which has no effect: its rules come from no file "
                            + "outside an archive (expected rules-file=file:/PATH, or a web application that is unpacked)");
        }
    }
}
