package io.github.redirectfilter.spring;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.config.ConfigurationLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a rule of an object among the properties, as the YAML files of the core have it: {@code from}, {@code to},
 * {@code status}, {@code methods}, and every option and condition by its key, conditions also under {@code when}.
 */
final class PropertyRule {
    private static final String WHEN = "when";

    private final String source;
    private final Consumer<Problem> problems;
    private final Map<String, List<String>> parts = new LinkedHashMap<>();

    private PropertyRule(PropertyValues.Item item, Consumer<Problem> problems) {
        this.source = item.source();
        this.problems = problems;
        int depth = item.name().getNumberOfElements();
        item.parts()
                .forEach(
                        (name, text) -> parts.computeIfAbsent(PropertyValues.key(name, depth), key -> new ArrayList<>())
                                .add(text));
    }

    static void read(PropertyValues.Item item, ConfigurationLoader loader, Consumer<Problem> problems) {
        RedirectRule rule = new PropertyRule(item, problems).read();
        if (rule != null) {
            loader.rule(rule);
        }
    }

    private @Nullable RedirectRule read() {
        String from = required("from", "/old", "");
        String to = required("to", "/new", ", or to: \"-\" to let the request pass");
        if (from == null || to == null) {
            return null;
        }
        RedirectRule.Builder rule = RedirectRule.from(from, at("from", from))
                .place(Place.of(source))
                .to(to, at("to", to));
        parts.forEach((key, values) -> part(key, values, rule));
        return rule.build();
    }

    private void part(String key, List<String> values, RedirectRule.Builder rule) {
        switch (key) {
            case "from", "to" -> {}
            case "status" -> {
                String status = joined(key, values);
                if (status != null) {
                    rule.status(status, at(key, status));
                }
            }
            case "method", "methods" -> {
                String methods = joined(key, values);
                if (methods != null) {
                    rule.methods(methods, at(key, methods));
                }
            }
            case WHEN -> values.forEach(condition -> condition(condition, rule));
            default -> option(key, values, rule);
        }
    }

    private void condition(String condition, RedirectRule.Builder rule) {
        int equals = condition.indexOf('=');
        Place place = at(WHEN, condition);
        if (equals < 0) {
            rule.option(condition, place, null, place);
        } else {
            rule.option(condition.substring(0, equals), place, condition.substring(equals + 1), place.plus(equals + 1));
        }
    }

    private void option(String path, List<String> values, RedirectRule.Builder rule) {
        String key = path.startsWith(WHEN + ".") ? path.substring(WHEN.length() + 1) : path;
        String value = joined(path, values);
        if (value != null) {
            rule.option(key, at(path, key), value, at(path, value));
        }
    }

    private @Nullable String required(String part, String example, String or) {
        List<String> values = parts.get(part);
        if (values == null) {
            problems.accept(new Problem(
                    Place.of(source),
                    1,
                    "the rule has no \"" + part + "\"; write " + part + ": \"" + example + "\"" + or));
            return null;
        }
        return joined(part, values);
    }

    /** The values as a rule line would hold them; {@code null} if that is not possible, which is reported. */
    private @Nullable String joined(String key, List<String> values) {
        String joined = String.join(",", values);
        if (joined.isBlank()) {
            problem(
                    key,
                    key,
                    "\"" + key + "\" has no value; a condition that needs none stands in a list: when: [" + key + "]");
            return null;
        }
        for (String value : values) {
            if (values.size() > 1 && value.startsWith("~")) {
                problem(key, value, "a regular expression is a value of its own, not one of a list");
                return null;
            }
        }
        return joined;
    }

    private void problem(String key, String text, String message) {
        problems.accept(new Problem(at(key, text), Math.max(1, text.length()), message));
    }

    private Place at(String key, String text) {
        return new Place(source + "." + key, 0, 1, text);
    }
}
