package io.github.redirectfilter.cli;

import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.RuleTest;
import io.github.redirectfilter.config.WrittenTest;
import io.github.redirectfilter.match.ControlCharacters;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code test}: do the rules do what their tests say? */
@Command(
        name = "test",
        description = {
            "Runs the tests that stand among rules, as comments or in YAML below \"tests\", and says which rules no test"
                    + " covers:",
            "",
            "  ## test: GET /old?id=7 -> 301 /new/7",
            "  ## test: POST /x [X-Beta: 1] ip=192.0.2.1 while=switch.closed:on -> 503",
            "  ## test: GET /health -> pass",
            "",
            "Several files are one configuration, in this order.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:All tests pass.",
            "1:A test fails, there is none, or too few rules are covered.",
            "2:The rules are no valid configuration, or a test is none."
        })
final class TestCommand implements Callable<Integer> {
    private static final int MOST_UNCOVERED = 20;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of rules: .rules, .yaml, .csv")
    private List<Path> files = List.of();

    @Option(
            names = "--fail-under",
            paramLabel = "PERCENT",
            description = "End with 1 if fewer of the rules are covered by a test.")
    private int failUnder;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private RuleSource source = new RuleSource();

    @Spec
    private @Nullable CommandSpec spec;

    private record Outcome(RuleTest test, RuleTest.Result result) {
        boolean passes() {
            return test.accepts(result);
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (failUnder < 0 || failUnder > 100) {
            throw new CommandFailure("--fail-under \"" + failUnder + "\" is no share of the rules (expected 0 to 100)");
        }
        try {
            Configuration configuration = source.load(files);
            Redirects redirects = configuration.redirects();
            List<Outcome> outcomes = tests(configuration).stream()
                    .map(test -> outcome(test, redirects))
                    .toList();
            Map<String, String> rules = rules(redirects);
            List<String> uncovered = uncovered(rules, outcomes);
            int percent = rules.isEmpty() ? 100 : 100 * (rules.size() - uncovered.size()) / rules.size();
            if (json) {
                out.println(Json.of(json(outcomes, uncovered, percent)));
            } else {
                print(outcomes, uncovered, percent, rules, out);
            }
            // a file that lost its tests must not pass for ever
            boolean right = !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::passes) && percent >= failUnder;
            return right ? Main.CLEAN : Main.WARNINGS;
        } finally {
            out.flush();
        }
    }

    /** All that are none are named at once. */
    private static List<RuleTest> tests(Configuration configuration) {
        List<RuleTest> tests = new ArrayList<>();
        List<String> none = new ArrayList<>();
        for (WrittenTest written : configuration.tests()) {
            try {
                tests.add(RuleTest.of(written));
            } catch (IllegalArgumentException e) {
                none.add(String.valueOf(e.getMessage()));
            }
        }
        if (!none.isEmpty()) {
            throw new CommandFailure(String.join("\n", none));
        }
        return tests;
    }

    private static Outcome outcome(RuleTest test, Redirects redirects) {
        try {
            return new Outcome(test, test.run(redirects));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** The rules as lines, by their ids: a list counts as one. */
    private static Map<String, String> rules(Redirects redirects) {
        Inspection inspection = redirects.inspect();
        Map<String, String> rules = new LinkedHashMap<>();
        for (int i = 0; i < inspection.size(); i++) {
            Inspection.Rule rule = inspection.rule(i);
            rules.putIfAbsent(rule.id(), rule.written().toString());
        }
        return rules;
    }

    private static List<String> uncovered(Map<String, String> rules, List<Outcome> outcomes) {
        Set<String> covered = new HashSet<>();
        outcomes.forEach(outcome -> {
            String rule = outcome.result().rule();
            if (rule != null) {
                covered.add(rule);
            }
        });
        return rules.keySet().stream().filter(id -> !covered.contains(id)).toList();
    }

    private static void print(
            List<Outcome> outcomes, List<String> uncovered, int percent, Map<String, String> rules, PrintWriter out) {
        for (Outcome outcome : outcomes) {
            if (!outcome.passes()) {
                String rule = outcome.result().rule();
                out.println(ControlCharacters.escaped(
                        outcome.test().place() + ": " + outcome.test().text()));
                out.println(ControlCharacters.escaped(
                        "    was: " + outcome.result().actual() + (rule == null ? "" : ", by the rule " + rule)));
                out.println();
            }
        }
        uncovered.stream()
                .limit(MOST_UNCOVERED)
                .forEach(id -> out.println(ControlCharacters.escaped("not covered: " + id + "  " + rules.get(id))));
        if (uncovered.size() > MOST_UNCOVERED) {
            out.println("and " + (uncovered.size() - MOST_UNCOVERED) + " more are not covered; --json has them all");
        }
        long passed = outcomes.stream().filter(Outcome::passes).count();
        out.println(passed + " of " + outcomes.size() + " tests pass, " + percent + "% of the rules are covered");
    }

    private static Map<String, Object> json(List<Outcome> outcomes, List<String> uncovered, int percent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("covered", percent);
        json.put("uncovered", uncovered);
        json.put(
                "tests",
                outcomes.stream()
                        .map(outcome -> {
                            Map<String, Object> object = new LinkedHashMap<>();
                            object.put("place", outcome.test().place());
                            object.put("test", outcome.test().text());
                            object.put("passes", outcome.passes());
                            object.put("actual", outcome.result().actual());
                            return object;
                        })
                        .toList());
        return json;
    }
}
