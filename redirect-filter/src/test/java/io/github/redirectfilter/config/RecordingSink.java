package io.github.redirectfilter.config;

import static java.util.stream.Collectors.joining;

import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader finds. */
final class RecordingSink implements RuleSink {
    final List<RedirectRule> rules = new ArrayList<>();
    final List<Setting> settings = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final List<WrittenTest> tests = new ArrayList<>();

    /** What rule lines hold. */
    static RecordingSink ofLines(String text) {
        RecordingSink sink = new RecordingSink();
        RuleLines lines = new RuleLines("test.rules", sink);
        int number = 0;
        for (String line : text.lines().toList()) {
            lines.line(++number, line);
        }
        return sink;
    }

    /** What a CSV file holds. */
    static RecordingSink ofCsv(String text) {
        RecordingSink sink = new RecordingSink();
        try {
            CsvRules.read("test.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), sink);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sink;
    }

    /** What a YAML file holds. */
    static RecordingSink ofYaml(String text) {
        return ofYaml(text.getBytes(StandardCharsets.UTF_8));
    }

    static RecordingSink ofYaml(byte[] bytes) {
        RecordingSink sink = new RecordingSink();
        try {
            YamlRules.read("test.yaml", new ByteArrayInputStream(bytes), sink);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sink;
    }

    @Override
    public void rule(RedirectRule rule) {
        rules.add(rule);
    }

    @Override
    public void setting(Setting setting) {
        settings.add(setting);
    }

    @Override
    public void test(Located test) {
        tests.add(new WrittenTest(test.place(), test.text()));
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem);
    }

    /** All problems as they are shown. */
    String report() {
        return problems.stream().map(problem -> problem + "\n").collect(joining());
    }

    /** All rules as rule lines. */
    String lines() {
        return rules.stream().map(rule -> rule + "\n").collect(joining());
    }

    /** All settings as they stand in a rule file. */
    String settingLines() {
        return settings.stream()
                .map(setting -> setting.name().text() + ": " + setting.value().text() + "\n")
                .collect(joining());
    }
}
