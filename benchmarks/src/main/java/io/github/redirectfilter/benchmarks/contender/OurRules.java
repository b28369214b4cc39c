package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import io.github.redirectfilter.config.ConfigurationLoader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Rules in a file, as this project's users have them. */
public final class OurRules {
    private OurRules() {}

    /** Loads rules by way of a temporary file. */
    static Redirects load(RuleSet rules) throws IOException {
        Path file = Files.createTempFile("benchmark", ".rules");
        try {
            write(rules, file);
            return load(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Writes rule lines. */
    public static void write(RuleSet rules, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Rule rule : (Iterable<Rule>) rules.stream()::iterator) {
                out.write(RuleText.line(rule));
                out.newLine();
            }
        }
    }

    /** Loads a file of rules, of the format that its ending names. */
    public static Redirects load(Path file) {
        return new ConfigurationLoader(path -> null, OurRules.class.getClassLoader())
                .parameters("init-param", Map.of("rules-file", file.toUri().toString()))
                .load()
                .redirects();
    }
}
