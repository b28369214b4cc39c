package io.github.redirectfilter.spring;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.spring.PropertyValues.Item;
import io.github.redirectfilter.spring.PropertyValues.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads what stands below {@code redirect-filter}. The names are those of the core's settings, whichever it has, so that
 * none is left out and each unknown one is reported.
 */
final class RedirectProperties {
    static final String PREFIX = "redirect-filter";

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(PREFIX);
    private static final String RULES = "rules";

    /** What this module reads itself. */
    private static final Set<String> OWN = Set.of("enabled", "order");

    /** Settings that have the value {@code off} among others. */
    private static final Set<String> SWITCHED_OFF = Set.of("guard", "reload");

    private final PropertyValues values;
    private final Map<ConfigurationPropertyName, Value> all;

    RedirectProperties(ConfigurableEnvironment environment) {
        this.values = new PropertyValues(environment, ROOT);
        this.all = values.all();
    }

    /** All names and values. */
    Map<ConfigurationPropertyName, Value> all() {
        return all;
    }

    /**
     * Adds everything to a loader.
     *
     * @param ofConditions the names of settings that conditions read
     * @param problems takes what is wrong
     */
    void read(ConfigurationLoader loader, Set<String> ofConditions, List<Problem> problems) {
        rules(loader, problems);
        Set<String> known = known(ofConditions);
        for (String name : known) {
            if (!name.equals(RULES) && !OWN.contains(name)) {
                setting(name, loader, problems);
            }
        }
        for (Map.Entry<String, String> each : others(known).entrySet()) {
            loader.setting(PREFIX + "." + each.getKey(), each.getKey(), each.getValue());
        }
    }

    /** The settings that have one name each, as opposed to {@code switch.NAME}. */
    private static Set<String> known(Set<String> ofConditions) {
        Set<String> known = new TreeSet<>(ConfigurationLoader.settings());
        known.addAll(OWN);
        for (String name : ofConditions) {
            if (name.equals(name.toLowerCase(Locale.ROOT))) {
                known.add(name);
            }
        }
        return known;
    }

    private void rules(ConfigurationLoader loader, List<Problem> problems) {
        for (Item item : values.list(ROOT.append(RULES))) {
            Value value = item.value();
            if (value != null) {
                loader.lines(item.source(), value.text());
            } else {
                object(item, loader, problems);
            }
        }
    }

    private static void object(Item item, ConfigurationLoader loader, List<Problem> problems) {
        int depth = item.name().getNumberOfElements();
        Map<String, List<String>> parts = new LinkedHashMap<>();
        item.parts().forEach((name, value) -> {
            String key = PropertyValues.key(name, depth);
            if (value.changed()) {
                changed(item.source() + "." + key, value, problems);
            } else {
                parts.computeIfAbsent(key, first -> new ArrayList<>()).add(value.text());
            }
        });
        loader.object(item.source(), parts);
    }

    /** Norway is the famous one: {@code country: [NO, SE]}. */
    private static void changed(String source, Value value, List<Problem> problems) {
        Place place = new Place(source, 0, 1, value.text());
        problems.add(new Problem(
                place,
                value.text().length(),
                "YAML reads the words true, yes, on and false, no, off as truth values; write what is meant in quotes, such"
                        + " as \"no\""));
    }

    private void setting(String name, ConfigurationLoader loader, List<Problem> problems) {
        List<Item> items = values.list(ROOT.append(name));
        if (items.isEmpty()) {
            return;
        }
        if (items.get(0).name().isLastElementIndexed() && anyChanged(items, problems)) {
            return; // a value that stands alone may be meant as true or false
        }
        if (name.equals("allow")) { // one by one, so that a wrong entry is found at its own place
            items.forEach(item -> loader.setting(item.source(), name, text(item)));
            return;
        }
        List<String> texts = new ArrayList<>();
        for (Item item : items) {
            texts.add(text(item));
        }
        String joined = String.join(",", texts);
        // YAML reads an unquoted off as false
        boolean off = SWITCHED_OFF.contains(name) && joined.equals("false");
        loader.setting(PREFIX + "." + name, name, off ? "off" : joined);
    }

    private static boolean anyChanged(List<Item> items, List<Problem> problems) {
        boolean any = false;
        for (Item item : items) {
            Value value = item.value();
            if (value != null && value.changed()) {
                changed(item.source(), value, problems);
                any = true;
            }
        }
        return any;
    }

    private static String text(Item item) {
        return item.value() == null ? "" : item.value().text();
    }

    /** Names that are none of the known ones: of kinds such as {@code switch.NAME}, or mistakes. */
    private Map<String, String> others(Set<String> known) {
        Set<String> read = new HashSet<>();
        for (String name : known) {
            read.add(name.replace("-", ""));
        }
        Map<String, String> others = new LinkedHashMap<>();
        for (Map.Entry<ConfigurationPropertyName, Value> each : all.entrySet()) {
            ConfigurationPropertyName name = each.getKey();
            String first = name.getElement(1, ConfigurationPropertyName.Form.UNIFORM);
            boolean inList = name.getNumberOfElements() == 2 || name.isNumericIndex(2) || first.equals(RULES);
            if (!read.contains(first) || !inList) {
                others.putIfAbsent(PropertyValues.key(name, 1), each.getValue().text());
            }
        }
        return others;
    }
}
