package io.github.redirectfilter.config;

import java.util.List;
import java.util.Set;

/** A part of a YAML document: its texts as written, before YAML makes booleans, numbers or dates of them. */
sealed interface YamlNode {
    /** The beginning of the node, as far as it stands on one line. */
    Located head();

    /** A text; {@code plain} if it stands without quotes. */
    record Scalar(Located head, boolean plain) implements YamlNode {
        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        boolean isNull() {
            return plain && NULLS.contains(head.text());
        }
    }

    /** A list. */
    record Sequence(Located head, List<YamlNode> items) implements YamlNode {}

    /** Keys with their values, each key once. */
    record Mapping(Located head, List<Entry> entries) implements YamlNode {}

    /** One key with its value. */
    record Entry(Located key, YamlNode value) {}
}
