package io.github.redirectfilter.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Texts of the environment by the rules of Boot: relaxed names, placeholders, the first source that has a name wins, and a
 * list comes from one source as a whole. Boot's binder reads beans of fixed properties, and a rule takes any condition.
 */
final class PropertyValues {
    private final ConfigurableEnvironment environment;
    private final List<Source> sources = new ArrayList<>();

    /** Values below {@code root}. */
    PropertyValues(ConfigurableEnvironment environment, ConfigurationPropertyName root) {
        this.environment = environment;
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.containsDescendantOf(root) != ConfigurationPropertyState.ABSENT) {
                sources.add(new Source(source, below(root, source)));
            }
        }
    }

    /**
     * A source that may have some of the names.
     *
     * @param listed those that it lists, with their values; it may have others, for an environment variable fits several names
     */
    private record Source(ConfigurationPropertySource source, Map<ConfigurationPropertyName, Value> listed) {
        @Nullable
        ConfigurationProperty property(ConfigurationPropertyName name) {
            return source.getConfigurationProperty(name);
        }
    }

    /**
     * A text, as it was written but for one thing: of {@code no}, {@code off} and others, Boot's YAML makes a truth value.
     *
     * @param changed whether that happened, so that {@code text} is {@code true} or {@code false}
     */
    record Value(String text, boolean changed) {}

    /**
     * An entry of a list, or a text that stands alone.
     *
     * @param value {@code null} if it is an object
     * @param parts names below it, with their values
     */
    record Item(ConfigurationPropertyName name, @Nullable Value value, Map<ConfigurationPropertyName, Value> parts) {
        /** The name, for error messages. */
        String source() {
            return name.toString();
        }
    }

    /** The entries of a list; one if a text stands in its place; none if the environment does not have it. */
    List<Item> list(ConfigurationPropertyName name) {
        for (Source source : sources) {
            ConfigurationProperty alone = source.property(name);
            List<Item> items = alone != null ? List.of(new Item(name, value(alone), Map.of())) : items(name, source);
            if (!items.isEmpty()) {
                return items;
            }
        }
        return List.of();
    }

    private List<Item> items(ConfigurationPropertyName list, Source source) {
        List<Item> items = new ArrayList<>();
        while (true) {
            ConfigurationPropertyName name = list.append("[" + items.size() + "]");
            ConfigurationProperty property = source.property(name);
            Map<ConfigurationPropertyName, Value> parts = property == null ? parts(name, source) : Map.of();
            if (property == null && parts.isEmpty()) {
                return items;
            }
            items.add(new Item(name, property == null ? null : value(property), parts));
        }
    }

    private static Map<ConfigurationPropertyName, Value> parts(ConfigurationPropertyName name, Source source) {
        Map<ConfigurationPropertyName, Value> parts = new LinkedHashMap<>();
        for (Map.Entry<ConfigurationPropertyName, Value> each : source.listed.entrySet()) {
            if (name.isAncestorOf(each.getKey())) {
                parts.put(each.getKey(), each.getValue());
            }
        }
        return parts;
    }

    /** All names with their values, in the order of the sources. */
    Map<ConfigurationPropertyName, Value> all() {
        Map<ConfigurationPropertyName, Value> found = new LinkedHashMap<>();
        for (Source source : sources) {
            for (Map.Entry<ConfigurationPropertyName, Value> each : source.listed.entrySet()) {
                found.putIfAbsent(each.getKey(), each.getValue());
            }
        }
        return found;
    }

    private Map<ConfigurationPropertyName, Value> below(
            ConfigurationPropertyName root, ConfigurationPropertySource source) {
        Map<ConfigurationPropertyName, Value> found = new LinkedHashMap<>();
        if (source instanceof IterableConfigurationPropertySource iterable) {
            for (ConfigurationPropertyName name : iterable) {
                ConfigurationProperty property = root.isAncestorOf(name) ? source.getConfigurationProperty(name) : null;
                if (property != null) {
                    found.putIfAbsent(name, value(property));
                }
            }
        }
        return found;
    }

    private Value value(ConfigurationProperty property) {
        Object value = property.getValue();
        return new Value(environment.resolvePlaceholders(String.valueOf(value)), value instanceof Boolean);
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
