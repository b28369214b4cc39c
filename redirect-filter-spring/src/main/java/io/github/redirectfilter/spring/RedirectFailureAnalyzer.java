package io.github.redirectfilter.spring;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Shows a wrong configuration as Boot shows its own: what is wrong, with a caret under it, and where it was written. */
final class RedirectFailureAnalyzer extends AbstractFailureAnalyzer<RedirectConfigurationException> {
    private final @Nullable Environment environment;

    RedirectFailureAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RedirectConfigurationException cause) {
        StringBuilder action = new StringBuilder(
                "Mend what the carets point at. The application does not start with a mistake in its redirects.");
        Set<String> origins = new TreeSet<>();
        for (Problem problem : cause.problems()) {
            String origin = origin(problem.place().source());
            if (origin != null) {
                origins.add(problem.place().source() + " stands in " + origin);
            }
        }
        origins.forEach(origin -> action.append("\n    ").append(origin));
        return new FailureAnalysis(String.valueOf(cause.getMessage()).strip(), action.toString(), cause);
    }

    /** Where a property was written, such as a line of {@code application.yml}; {@code null} if that is not known. */
    private @Nullable String origin(String source) {
        if (environment == null || !source.startsWith(RedirectProperties.PREFIX)) {
            return null;
        }
        // unlike "of", this one takes names with capitals, as header.X-Country
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(source, '.');
        for (ConfigurationPropertySource each : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = each.getConfigurationProperty(name);
            property = property == null ? firstBelow(name, each) : property;
            if (property != null && property.getOrigin() != null) {
                return property.getOrigin().toString();
            }
        }
        return null;
    }

    /** An object or a list has no value of its own; it begins where its first entry does. */
    private static @Nullable ConfigurationProperty firstBelow(
            ConfigurationPropertyName name, ConfigurationPropertySource source) {
        if (source instanceof IterableConfigurationPropertySource iterable) {
            for (ConfigurationPropertyName each : iterable) {
                if (name.isAncestorOf(each)) {
                    return source.getConfigurationProperty(each);
                }
            }
        }
        return null;
    }
}
