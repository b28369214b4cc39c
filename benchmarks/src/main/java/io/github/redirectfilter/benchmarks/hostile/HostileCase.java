package io.github.redirectfilter.benchmarks.hostile;

import io.github.redirectfilter.benchmarks.rules.Part;
import io.github.redirectfilter.benchmarks.rules.Part.Capture;
import io.github.redirectfilter.benchmarks.rules.Part.Text;
import io.github.redirectfilter.benchmarks.rules.Part.Value;
import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Rules, and a path of any length that they do not match, which a matcher finds out late. */
public enum HostileCase {
    /** Many slashes to try for each of four captures. */
    SLASHES(
            "`^/(.*)/(.*)/(.*)/(.*)/old$`",
            "`/a/a/a…`",
            1,
            index -> rule("/", any("a"), "/", any("b"), "/", any("c"), "/", any("d"), "/old"),
            length -> "/a".repeat(length).substring(0, length)),
    /** A counted repetition: as many states as it counts to. */
    COUNTED(
            "`^/(.*)a(.{500})/old$`",
            "`/aaaa…`",
            1,
            index -> rule("/", any("a"), "a", capture("b", ".{500}"), "/old"),
            length -> "/" + "a".repeat(length - 1)),
    /** A repetition of repetitions of repetitions. */
    NESTED(
            "`^/((?:(?:[a-z]+)+)+)/old$`",
            "`/aaaa…`",
            1,
            index -> rule("/", capture("a", "(?:(?:[a-z]+)+)+"), "/old"),
            length -> "/" + "a".repeat(length - 1)),
    /** Two ways to match every letter. */
    ALTERNATIVES(
            "`^/((?:a|aa|a[a-z])+)/old$`",
            "`/aaaa…`",
            1,
            index -> rule("/", capture("a", "(?:a|aa|a[a-z])+"), "/old"),
            length -> "/" + "a".repeat(length - 1)),
    /** A hundred expressions, and all their literals in one path, so that no look for a literal spares a run. */
    LITERALS(
            "100 of `^/(.*)/part-N/(\\d+)/done$`",
            "`/part-0/part-1…` to the last, again and again, and `/done`",
            100,
            index -> rule("/", any("a"), "/part-" + index + "/", capture("b", "\\d+"), "/done"),
            length -> parts(100, length));

    private final String expression;
    private final String description;
    private final RuleSet rules;
    private final IntFunction<String> path;

    HostileCase(String expression, String description, int size, IntFunction<Rule> rules, IntFunction<String> path) {
        this.expression = expression;
        this.description = description;
        this.rules = new RuleSet(size, rules);
        this.path = path;
    }

    /** The rules and the path, in Markdown. */
    public String title() {
        return expression + " on " + description;
    }

    RuleSet rules() {
        return rules;
    }

    String path(int length) {
        return path.apply(length);
    }

    private static String parts(int count, int length) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; path.length() < length; i = (i + 1) % count) {
            path.append("/part-").append(i);
        }
        return path.substring(0, length - "/done".length()) + "/done";
    }

    private static Capture any(String name) {
        return capture(name, ".*");
    }

    private static Capture capture(String name, String expression) {
        return new Capture(name, expression, random -> "x");
    }

    private static Rule rule(Object... pieces) {
        List<Part> source = new ArrayList<>();
        for (Object piece : pieces) {
            source.add(piece instanceof Capture capture ? capture : new Text((String) piece));
        }
        return new Rule(Kind.REGEX, source, List.of(new Text("/new/"), new Value("a")));
    }
}
