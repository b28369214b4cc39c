package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.config.YamlNode.Entry;
import io.github.redirectfilter.config.YamlNode.Mapping;
import io.github.redirectfilter.config.YamlNode.Scalar;
import io.github.redirectfilter.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A rule whose keys were written one below the other and came as single names, as {@code when.header.X-Country}. */
final class FlatRule {
    private static final String WHEN = "when";

    private final String source;

    private FlatRule(String source) {
        this.source = source;
    }

    /** Reads a rule as the YAML object that it is. */
    static void read(String source, Map<String, List<String>> parts, RuleSink sink) {
        YamlRule.read(new FlatRule(source).object(parts), sink);
    }

    private Mapping object(Map<String, List<String>> parts) {
        List<Entry> entries = new ArrayList<>();
        List<Entry> conditions = new ArrayList<>();
        parts.forEach((name, values) -> {
            if (name.startsWith(WHEN + ".")) {
                String key = name.substring(WHEN.length() + 1);
                conditions.add(new Entry(at(name, key), value(name, values)));
            } else {
                entries.add(new Entry(at(name, name), value(name, values)));
            }
        });
        if (!conditions.isEmpty()) {
            entries.add(new Entry(at(WHEN, WHEN), new Mapping(at(WHEN, WHEN), conditions)));
        }
        return new Mapping(new Located("", Place.of(source)), entries);
    }

    private YamlNode value(String name, List<String> values) {
        if (values.size() == 1 && !name.equals(WHEN)) {
            return scalar(name, values.get(0));
        }
        List<YamlNode> items = new ArrayList<>();
        values.forEach(value -> items.add(scalar(name, value)));
        return new Sequence(at(name, String.join(",", values)), items);
    }

    private Scalar scalar(String name, String value) {
        return value.isBlank() ? new Scalar(at(name, ""), true) : new Scalar(at(name, value), false);
    }

    private Located at(String name, String text) {
        return Located.whole(source + "." + name, text);
    }
}
