package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.Redirects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings together what all readers find. */
final class Collector implements RuleSink {
    // a file of the wrong kind has a problem on every line
    private static final int MOST_PROBLEMS = 100;

    private final Redirects.Builder redirects;
    private final Settings settings;
    private final Map<String, Integer> problems = new TreeMap<>();
    private final List<WrittenTest> tests = new ArrayList<>();

    Collector(Redirects.Builder redirects, Variables variables) {
        this.redirects = redirects;
        this.settings = new Settings(redirects, variables, this);
    }

    Settings settings() {
        return settings;
    }

    @Override
    public void rule(RedirectRule rule) {
        redirects.rule(rule);
    }

    @Override
    public boolean literal(Place place, boolean list, String from, String to, RedirectStatus status) {
        return redirects.literal(place, list, from, to, status);
    }

    @Override
    public void setting(Setting setting) {
        settings.addBesideRules(setting);
    }

    @Override
    public void test(Located test) {
        tests.add(new WrittenTest(test.place(), test.text()));
    }

    /** The tests that stand among the rules. */
    List<WrittenTest> tests() {
        return tests;
    }

    @Override
    public void problem(Problem problem) {
        if (problems.merge(problem.place().source(), 1, Integer::sum) <= MOST_PROBLEMS) {
            redirects.problem(problem);
        }
    }

    /** Tells what can be said at the end alone: which settings don't go together, and how many problems were left out. */
    void finish() {
        settings.finish();
        for (Map.Entry<String, Integer> each : problems.entrySet()) {
            int more = each.getValue() - MOST_PROBLEMS;
            if (more > 0) {
                redirects.problem(new Problem(
                        Place.of(each.getKey()),
                        1,
                        "the first " + MOST_PROBLEMS + " problems are shown, " + more + " more are not"));
            }
        }
    }
}
