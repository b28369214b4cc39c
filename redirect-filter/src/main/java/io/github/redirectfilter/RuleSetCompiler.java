package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks rules one by one and together: each has an id of its own, and none sheds load onto itself.
 *
 * <p>What every start runs through, from here down, has loops where streams would be shorter: each lambda is a class that the
 * JVM makes when it first comes by, and classes are what a short list of rules takes its time for.
 */
final class RuleSetCompiler {
    private final RuleCompiler.Settings settings;
    private final SheddingCheck shedding;
    private final List<Problem> problems;
    private final Map<String, Place> places = new HashMap<>();
    private final Duplicates duplicates = new Duplicates();

    /** {@code problems} takes what is wrong. */
    RuleSetCompiler(RuleCompiler.Settings settings, SheddingCheck shedding, List<Problem> problems) {
        this.settings = settings;
        this.shedding = shedding;
        this.problems = problems;
    }

    /** The rules, ready; without those for which a problem was reported. */
    List<CompiledRule> compile(List<RedirectRule> rules) {
        List<CompiledRule> compiled = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            RedirectRule rule = rules.get(i);
            RuleCompiler compiler = new RuleCompiler(rule, defaultId(rule, i + 1), settings, problems);
            CompiledRule ready = compiler.compile();
            if (rule.inList()) {
                duplicates.add(rule);
            } else {
                requireNewId(compiler);
            }
            if (ready != null) {
                compiled.add(ready);
                requireShed(rule, ready, rules.subList(0, i));
            }
        }
        return compiled;
    }

    /** Rules of lists that have the same source. */
    Duplicates duplicates() {
        return duplicates;
    }

    private String defaultId(RedirectRule rule, int ordinal) {
        Place place = rule.place();
        if (rule.inList()) {
            return place.source();
        }
        if (place.line() == 0) {
            boolean named = !place.source().equals(RedirectRule.BUILDER) && !places.containsKey(place.source());
            return named ? place.source() : place.source() + "#" + ordinal;
        }
        // YAML can hold several rules in a line, which then have the column in their ids too
        String id = place.source() + ":" + place.line();
        return places.containsKey(id) ? id + ":" + place.column() : id;
    }

    private void requireNewId(RuleCompiler compiler) {
        Place first = places.putIfAbsent(compiler.id(), compiler.place());
        if (first != null) {
            report(
                    compiler.idText(),
                    "id \"" + compiler.id() + "\" is taken by the rule at " + first + " (expected another id)");
        }
    }

    private void requireShed(RedirectRule rule, CompiledRule ready, List<RedirectRule> before) {
        String again = ready.conditions().isEmpty() ? null : shedding.comesBack(rule, ready.conditions(), before);
        if (again != null) {
            report(
                    rule.text().to(),
                    "the target would be shed by this rule again, and so on: \"" + again + "\" (expected another "
                            + "host, \"-\" with status 503 or 429, or a rule in front that lets the target pass)");
        }
    }

    private void report(Text text, String message) {
        problems.add(new Problem(text.where(), text.value().length(), message));
    }
}
