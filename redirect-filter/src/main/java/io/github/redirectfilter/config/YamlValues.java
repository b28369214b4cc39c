package io.github.redirectfilter.config;

import io.github.redirectfilter.config.YamlNode.Mapping;
import io.github.redirectfilter.config.YamlNode.Scalar;
import io.github.redirectfilter.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the value of a key as the text that a rule line would hold. */
final class YamlValues {
    private YamlValues() {}

    /** The one text of a key; {@code null} if it is something else, which is reported. */
    static @Nullable Located single(Located key, YamlNode value, RuleSink sink) {
        if (value instanceof Scalar scalar && !scalar.isNull()) {
            return scalar.head();
        }
        if (value instanceof Mapping) {
            String written = value.head().text();
            String quoted = written.startsWith("{")
                    ? "; a text that begins with \"{\" needs quotes: " + key.text() + ": \"" + written + "\""
                    : "";
            sink.problem(value.head(), "\"" + key.text() + "\" needs a text, but here are keys" + quoted);
        } else if (value instanceof Sequence) {
            sink.problem(value.head(), "\"" + key.text() + "\" needs one text, not a list");
        } else {
            empty(key, sink);
        }
        return null;
    }

    /** The text or the list of texts of a key, the latter joined by commas; {@code null} if it is something else. */
    static @Nullable Located text(Located key, YamlNode value, RuleSink sink) {
        if (!(value instanceof Sequence list)) {
            return single(key, value, sink);
        }
        if (list.items().isEmpty()) {
            empty(key, sink);
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (YamlNode item : list.items()) {
            Located text = single(key, item, sink);
            if (text == null || list.items().size() > 1 && !separable(text, sink)) {
                return null;
            }
            texts.add(text.text());
        }
        return new Located(String.join(",", texts), list.head().place());
    }

    /** Whether the text stays what it is among others, apart by commas. */
    private static boolean separable(Located text, RuleSink sink) {
        if (text.text().startsWith("~")) {
            sink.problem(text, "a regular expression is a value of its own, not one of a list");
            return false;
        }
        if (text.text().indexOf(',') >= 0) {
            sink.problem(
                    text, "a comma separates values; write \"" + text.text() + "\" as several entries of the list");
            return false;
        }
        return true;
    }

    private static void empty(Located key, RuleSink sink) {
        sink.problem(
                key,
                "\"" + key.text() + "\" has no value; a condition that needs none stands in a list: when: ["
                        + key.text() + "]");
    }
}
