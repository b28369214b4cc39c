package io.github.redirectfilter.benchmarks.footprint;

import io.github.redirectfilter.benchmarks.contender.OurRules;
import io.github.redirectfilter.benchmarks.contender.Tuckey;
import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A file of literal rules, and who loads it. */
enum Format {
    /** This project's rule lines. */
    RULES("Redirects, .rules", ".rules") {
        @Override
        void write(RuleSet rules, Path file) throws IOException {
            OurRules.write(rules, file);
        }

        @Override
        Object load(Path file) {
            return OurRules.load(file);
        }
    },
    /** This project's bulk format. */
    CSV("Redirects, .csv", ".csv") {
        @Override
        void write(RuleSet rules, Path file) throws IOException {
            writeLines(rules, file, "from,to,status", ",", ",301");
        }

        @Override
        Object load(Path file) {
            return OurRules.load(file);
        }
    },
    /** Two columns into a map, by hand. */
    HASH_MAP("HashMap", ".tsv") {
        @Override
        void write(RuleSet rules, Path file) throws IOException {
            writeLines(rules, file, "from\tto", "\t", "");
        }

        @Override
        Object load(Path file) throws IOException {
            Map<String, String> locations = new HashMap<>();
            try (BufferedReader in = Files.newBufferedReader(file)) {
                in.readLine();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    int tab = line.indexOf('\t');
                    locations.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
            return locations;
        }
    },
    /** Tuckey's {@code urlrewrite.xml}. */
    TUCKEY("Tuckey UrlRewriteFilter", ".xml") {
        @Override
        void write(RuleSet rules, Path file) throws IOException {
            Tuckey.write(rules, file);
        }

        @Override
        Object load(Path file) throws IOException {
            return Tuckey.load(file);
        }
    };

    private final String title;
    private final String ending;

    Format(String title, String ending) {
        this.title = title;
        this.ending = ending;
    }

    String title() {
        return title;
    }

    String ending() {
        return ending;
    }

    abstract void write(RuleSet rules, Path file) throws IOException;

    /** What is to be kept in memory for requests. */
    abstract Object load(Path file) throws IOException;

    private static void writeLines(RuleSet rules, Path file, String header, String between, String after)
            throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header);
            out.newLine();
            for (Rule rule : (Iterable<Rule>) rules.stream()::iterator) {
                out.write(RuleText.source(rule) + between + RuleText.target(rule) + after);
                out.newLine();
            }
        }
    }
}
