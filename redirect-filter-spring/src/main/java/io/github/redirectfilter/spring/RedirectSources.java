package io.github.redirectfilter.spring;

import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.config.ResourceLocator;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** All that an application says of its redirects, read anew whenever its properties may have changed. */
final class RedirectSources {
    private final ConfigurableApplicationContext context;
    private final ClassLoader classLoader;
    private final RedirectBeans beans;
    private @Nullable Map<ConfigurationPropertyName, PropertyValues.Value> read;

    RedirectSources(ConfigurableApplicationContext context, ClassLoader classLoader) {
        this.context = context;
        this.classLoader = classLoader;
        this.beans = new RedirectBeans(context, classLoader);
    }

    synchronized LiveConfiguration load() {
        ConfigurationLoader loader = new ConfigurationLoader(resources(), classLoader);
        return LiveConfiguration.load(loader, read(loader));
    }

    /** Loads them again if they came from here, and properties have other values than those that were read last. */
    synchronized void refresh(LiveConfiguration configuration) {
        if (read != null
                && !new RedirectProperties(context.getEnvironment()).all().equals(read)) {
            ConfigurationLoader loader = new ConfigurationLoader(resources(), classLoader);
            configuration.reload(loader, read(loader));
        }
    }

    /**
     * Adds everything to a loader.
     *
     * @return begins each set of rules that is loaded
     */
    private Supplier<Redirects.Builder> read(ConfigurationLoader loader) {
        RedirectProperties properties = new RedirectProperties(context.getEnvironment());
        read = properties.all();
        List<Problem> problems = new ArrayList<>();
        for (RedirectRule rule :
                context.getBeanProvider(RedirectRule.class).orderedStream().toList()) {
            loader.rule(rule);
        }
        Redirects.Builder first = beans.builder();
        properties.read(loader, first.settings(), problems);
        new AnnotatedBeans(context).read(loader);
        Iterator<Redirects.Builder> made = List.of(first).iterator(); // customizers are called once each time
        return () -> {
            Redirects.Builder builder = made.hasNext() ? made.next() : beans.builder();
            for (Problem problem : problems) {
                builder.problem(problem);
            }
            return builder;
        };
    }

    private ResourceLocator resources() {
        ServletContext servlets = context instanceof WebApplicationContext web ? web.getServletContext() : null;
        return servlets == null
                ? path -> null
                : ResourceLocator.of(servlets::getResourceAsStream, servlets::getRealPath);
    }
}
