package io.github.redirectfilter.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Texts of the environment by the rules of Boot: relaxed names, placeholders, the first source that has a name wins, and a
 * list comes from one source as a whole. Boot's binder reads beans of fixed properties, and a rule takes any condition.
 */
final class PropertyValues {
    private final ConfigurableEnvironment environment;
    private final List<ConfigurationPropertySource> sources;

    PropertyValues(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.sources = StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .toList();
    }

    /**
     * An entry of a list, or a text that stands alone.
     *
     * @param text {@code null} if it is an object
     * @param parts names below it, with their texts
     */
    record Item(ConfigurationPropertyName name, @Nullable String text, Map<ConfigurationPropertyName, String> parts) {
        /** The name, for error messages. */
        String source() {
            return name.toString();
        }
    }

    /** The entries of a list; one if a text stands in its place; none if the environment does not have it. */
    List<Item> list(ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty alone = source.getConfigurationProperty(name);
            List<Item> items = alone != null ? List.of(new Item(name, text(alone), Map.of())) : items(name, source);
            if (!items.isEmpty()) {
                return items;
            }
        }
        return List.of();
    }

    private List<Item> items(ConfigurationPropertyName list, ConfigurationPropertySource source) {
        List<Item> items = new ArrayList<>();
        while (true) {
            ConfigurationPropertyName name = list.append("[" + items.size() + "]");
            ConfigurationProperty property = source.getConfigurationProperty(name);
            Map<ConfigurationPropertyName, String> parts = property == null ? below(name, source) : Map.of();
            if (property == null && parts.isEmpty()) {
                return items;
            }
            items.add(new Item(name, property == null ? null : text(property), parts));
        }
    }

    /** All names below one, in the order of the sources. */
    Map<ConfigurationPropertyName, String> below(ConfigurationPropertyName root) {
        Map<ConfigurationPropertyName, String> found = new LinkedHashMap<>();
        sources.forEach(source -> below(root, source).forEach(found::putIfAbsent));
        return found;
    }

    private Map<ConfigurationPropertyName, String> below(
            ConfigurationPropertyName root, ConfigurationPropertySource source) {
        Map<ConfigurationPropertyName, String> found = new LinkedHashMap<>();
        if (source instanceof IterableConfigurationPropertySource iterable) {
            for (ConfigurationPropertyName name : iterable) {
                ConfigurationProperty property = root.isAncestorOf(name) ? source.getConfigurationProperty(name) : null;
                if (property != null) {
                    found.putIfAbsent(name, text(property));
                }
            }
        }
        return found;
    }

    private String text(ConfigurationProperty property) {
        return environment.resolvePlaceholders(String.valueOf(property.getValue()));
    }

    /** A name as it was written, from one of its elements on, without the index of a list at its end. */
    static String key(ConfigurationPropertyName name, int from) {
        StringJoiner key = new StringJoiner(".");
        for (int i = from; i < name.getNumberOfElements(); i++) {
            if (i < name.getNumberOfElements() - 1 || !name.isNumericIndex(i)) {
                key.add(name.getElement(i, Form.ORIGINAL));
            }
        }
        return key.toString();
    }
}
