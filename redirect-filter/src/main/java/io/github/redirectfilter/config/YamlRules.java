package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.config.YamlNode.Entry;
import io.github.redirectfilter.config.YamlNode.Mapping;
import io.github.redirectfilter.config.YamlNode.Scalar;
import io.github.redirectfilter.config.YamlNode.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Reads a YAML file: settings as its keys, and beside them {@code rules}, a list of objects and of rule lines, and
 * {@code tests}, a list of texts.
 */
final class YamlRules {
    private final RuleSink sink;

    private YamlRules(RuleSink sink) {
        this.sink = sink;
    }

    /** Reads a whole file. */
    static void read(String source, InputStream in, RuleSink sink) throws IOException {
        if (!libraryPresent()) {
            sink.problem(
                    Place.of(source),
                    1,
                    "reading YAML needs the library org.snakeyaml:snakeyaml-engine; add it to the application, or write the"
                            + " rules as lines in a .rules file, which needs no library");
            return;
        }
        List<String> lines = new ArrayList<>();
        AtomicBoolean malformed = new AtomicBoolean();
        Utf8Lines.read(source, in, (number, line) -> lines.add(line), problem -> {
            malformed.set(true);
            sink.problem(problem);
        });
        for (int i = 0; i < lines.size(); i++) {
            TestComment.read(Located.line(source, i + 1, lines.get(i)), sink);
        }
        YamlNode root = malformed.get() ? null : YamlDocument.read(new YamlText(source, lines), sink);
        if (root instanceof Mapping mapping) {
            new YamlRules(sink).read(mapping);
        } else if (root != null && !(root instanceof Scalar scalar && scalar.isNull())) {
            sink.problem(
                    root.head(), "a YAML configuration begins with keys (expected \"rules:\" with a list below it)");
        }
    }

    private static boolean libraryPresent() {
        try {
            Class.forName("org.snakeyaml.engine.v2.api.lowlevel.Parse", false, YamlRules.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private void read(Mapping root) {
        for (Entry entry : root.entries()) {
            switch (entry.key().text()) {
                case "rules" -> list(entry, "rule", this::rule);
                case "tests" -> list(entry, "test", this::test);
                default -> setting("", entry);
            }
        }
    }

    private void list(Entry entry, String what, Consumer<YamlNode> reader) {
        if (entry.value() instanceof Sequence list) {
            list.items().forEach(reader);
        } else {
            sink.problem(
                    entry.key(),
                    "\"" + entry.key().text() + "\" needs a list; write each " + what + " below it, behind \"- \"");
        }
    }

    private void test(YamlNode item) {
        if (item instanceof Scalar line) {
            sink.test(line.head());
        } else {
            sink.problem(
                    item.head(), "a test is a text, such as GET /old?id=7 -> 301 /new/7; with [ or \": \" in quotes");
        }
    }

    private void setting(String prefix, Entry entry) {
        Located name = new Located(prefix + entry.key().text(), entry.key().place());
        if (entry.value() instanceof Mapping mapping) {
            mapping.entries().forEach(inner -> setting(name.text() + ".", inner));
        } else if (entry.value() instanceof Sequence list && name.text().equals("allow")) {
            // one by one, so that a wrong entry is found at its own place: allowlists add up
            list.items().forEach(item -> setting(prefix, new Entry(entry.key(), item)));
        } else {
            Located value = YamlValues.text(name, entry.value(), sink);
            if (value != null) {
                sink.setting(new Setting(name, value));
            }
        }
    }

    private void rule(YamlNode item) {
        if (item instanceof Mapping mapping) {
            YamlRule.read(mapping, sink);
        } else if (item instanceof Scalar line) {
            RuleLine.read(line.head(), sink);
        } else {
            sink.problem(
                    item.head(),
                    "a rule is an object with \"from\" and \"to\", or a text with a rule line, not a list");
        }
    }
}
