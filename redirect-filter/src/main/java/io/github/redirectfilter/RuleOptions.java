package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule.Option;
import io.github.redirectfilter.RedirectRule.Text;
import io.github.redirectfilter.match.Suggestions;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The options and conditions of one rule by key, each known and given once; and where its problems are reported. */
final class RuleOptions {
    private static final Set<String> NAMES = Set.of(
            "id", "query", "keep", "strip", "ignore", "cache", "cors", "retry-after", "body", "review", "accept");

    private final Map<String, ConditionFactory> factories;
    private final List<Problem> problems;
    private final Map<String, Option> options = new LinkedHashMap<>();

    RuleOptions(RedirectRule rule, Map<String, ConditionFactory> factories, List<Problem> problems) {
        this.factories = factories;
        this.problems = problems;
        read(rule);
    }

    /** All of them, in the order written. */
    Map<String, Option> all() {
        return options;
    }

    @Nullable
    Option get(String key) {
        return options.get(key);
    }

    boolean has(String key) {
        return options.containsKey(key);
    }

    private void read(RedirectRule rule) {
        for (Option option : rule.text().options()) {
            String key = option.key().value();
            if (options.putIfAbsent(key, option) != null) {
                report(option.key(), "key \"" + key + "\" stands twice (expected once; values are apart by commas)");
            } else if (factory(key) == null) {
                if (!NAMES.contains(key) && !belongsToCondition(key)) {
                    report(option.key(), unknown(key));
                } else if (option.value() == null || option.value().value().isEmpty()) {
                    report(option.key(), "\"" + key + "\" needs a value (expected " + key + "=...)");
                }
            }
        }
    }

    private String unknown(String key) {
        Set<String> known = knownKeys();
        String kind = ConditionKey.parse(key).kind();
        boolean named = key.indexOf('.') > 0;
        String suggestion = Suggestions.didYouMean(named ? kind : key, named ? factories.keySet() : known);
        return "unknown key \"" + key + "\"" + suggestion + " " + Suggestions.expected(known);
    }

    /** Whether a key is read by conditions, beside their own. */
    boolean belongsToCondition(String key) {
        for (ConditionFactory factory : factories.values()) {
            if (factory.options().contains(key)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> knownKeys() {
        Set<String> known = new TreeSet<>(NAMES); // several kinds may read one option
        factories.values().forEach(factory -> {
            known.add(factory.usage());
            known.addAll(factory.options());
        });
        return known;
    }

    /** What makes the condition of a key; {@code null} if the key is an option. */
    @Nullable
    ConditionFactory factory(String key) {
        ConditionKey parsed = ConditionKey.parse(key);
        // "query" alone is the option, "query.NAME" the condition
        return NAMES.contains(key) ? null : factories.get(parsed.kind());
    }

    /** Reads the text of an option. */
    interface Reader<T> {
        T read(String text);
    }

    /** The value of an option; {@code absent} if it is not set, or was reported. */
    <T> T parse(String key, Reader<T> reader, T absent) {
        Option option = options.get(key);
        Text value = option == null ? null : option.value();
        if (value == null || value.value().isEmpty()) {
            return absent;
        }
        try {
            return reader.read(value.value());
        } catch (IllegalArgumentException e) {
            report(value, message(e));
            return absent;
        }
    }

    /** What an exception says. */
    static String message(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    /** Reports a problem of a text as a whole. */
    void report(Text text, String message) {
        problems.add(new Problem(text.where(), Math.max(1, text.value().length()), message));
    }

    /** Reports a problem at a place in a text. */
    void report(Text text, ParseException e) {
        Place place = text.where().plus(e.getErrorOffset());
        problems.add(new Problem(place, Math.max(1, text.value().length() - e.getErrorOffset()), message(e)));
    }
}
