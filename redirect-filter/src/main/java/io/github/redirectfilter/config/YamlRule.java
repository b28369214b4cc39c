package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.config.YamlNode.Entry;
import io.github.redirectfilter.config.YamlNode.Mapping;
import io.github.redirectfilter.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a rule of a YAML object: {@code from}, {@code to}, {@code status}, {@code methods}, and every option and
 * condition by its key, conditions also under {@code when}.
 */
final class YamlRule {
    private final Mapping object;
    private final RuleSink sink;
    private final Map<String, @Nullable Located> parts = new LinkedHashMap<>();
    private final List<Option> options = new ArrayList<>();

    private YamlRule(Mapping object, RuleSink sink) {
        this.object = object;
        this.sink = sink;
    }

    private record Option(Located key, @Nullable Located value) {}

    static void read(Mapping object, RuleSink sink) {
        new YamlRule(object, sink).read();
    }

    private void read() {
        object.entries().forEach(this::entry);
        requirePart("from", "/old", "");
        requirePart("to", "/new", ", or to: \"-\" to let the request pass");
        Located from = parts.get("from");
        Located to = parts.get("to");
        if (from == null || to == null) {
            return;
        }
        RedirectRule.Builder rule = RedirectRule.from(from.text(), from.place())
                .place(object.head().place())
                .to(to.text(), to.place());
        Located status = parts.get("status");
        if (status != null) {
            rule.status(status.text(), status.place());
        }
        Located methods = parts.get("methods");
        if (methods != null) {
            rule.methods(methods.text(), methods.place());
        }
        options.forEach(option -> add(rule, option));
        sink.rule(rule.build());
    }

    private static void add(RedirectRule.Builder rule, Option option) {
        Located key = option.key;
        Located value = option.value == null ? key : option.value;
        rule.option(key.text(), key.place(), option.value == null ? null : value.text(), value.place());
    }

    private void entry(Entry entry) {
        switch (entry.key().text()) {
            case "from", "to", "status" ->
                parts.put(entry.key().text(), YamlValues.single(entry.key(), entry.value(), sink));
            case "method", "methods" -> methods(entry);
            case "when" -> when(entry);
            default -> flatten("", entry);
        }
    }

    private void methods(Entry entry) {
        if (parts.containsKey("methods")) {
            sink.problem(entry.key(), "\"method\" and \"methods\" are the same; write one of them");
        } else {
            parts.put("methods", YamlValues.text(entry.key(), entry.value(), sink));
        }
    }

    private void when(Entry entry) {
        if (entry.value() instanceof Mapping conditions) {
            conditions.entries().forEach(condition -> flatten("", condition));
        } else if (entry.value() instanceof Sequence conditions) {
            conditions.items().forEach(condition -> item(entry.key(), condition));
        } else {
            sink.problem(
                    entry.key(),
                    "\"when\" needs conditions (expected keys below it, or a list like [cookie.beta, country=DE])");
        }
    }

    private void item(Located when, YamlNode condition) {
        if (condition instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> flatten("", entry));
            return;
        }
        Located text = YamlValues.single(when, condition, sink);
        if (text != null) {
            int equals = text.text().indexOf('=');
            Located key = equals < 0 ? text : text.part(0, equals);
            options.add(new Option(
                    key, equals < 0 ? null : text.part(equals + 1, text.text().length())));
        }
    }

    private void flatten(String prefix, Entry entry) {
        Located key = new Located(prefix + entry.key().text(), entry.key().place());
        if (entry.value() instanceof Mapping inner) {
            inner.entries().forEach(each -> flatten(key.text() + ".", each));
        } else {
            Located value = YamlValues.text(key, entry.value(), sink);
            if (value != null) {
                options.add(new Option(key, value));
            }
        }
    }

    private void requirePart(String part, String example, String or) {
        if (!parts.containsKey(part)) {
            sink.problem(
                    object.head(), "the rule has no \"" + part + "\"; write " + part + ": \"" + example + "\"" + or);
        }
    }
}
