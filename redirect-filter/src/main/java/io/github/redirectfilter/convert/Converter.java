package io.github.redirectfilter.convert;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.ConfigurationLoader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes rules of another engine's configuration.
 *
 * <pre>{@code
 * Conversion conversion = Converter.convert(Dialect.HTTPD, Files.readString(Path.of(".htaccess")));
 * }</pre>
 *
 * <p>Every rule of the outcome is valid: the text is read as the filter reads it, and what the filter would refuse is
 * rejected with the filter's message.
 */
public final class Converter {
    private Converter() {}

    /** Converts a whole file. */
    public static Conversion convert(Dialect dialect, String text) {
        Draft draft = new Draft();
        dialect.read(text.startsWith("\uFEFF") ? text.substring(1) : text, draft);
        List<Rejected> rejected = new ArrayList<>(draft.rejected());
        List<ConvertedRule> rules = draft.rules();
        for (Map<ConvertedRule, Problem> refused = refused(draft.head(), rules);
                !refused.isEmpty();
                refused = refused(draft.head(), rules)) {
            rules = without(refused, rules, rejected);
        }
        rejected.sort(Comparator.comparingInt(each -> each.line().number()));
        return new Conversion(draft.head(), withoutLastPasses(rules), rejected);
    }

    /** A line may have become several rules, and one without the others would be half of what it meant. */
    private static List<ConvertedRule> without(
            Map<ConvertedRule, Problem> refused, List<ConvertedRule> rules, List<Rejected> rejected) {
        Map<SourceLine, Rejected> lines = new LinkedHashMap<>();
        refused.forEach((rule, problem) -> lines.putIfAbsent(
                rule.line(),
                new Rejected(
                        rule.line(),
                        problem.message(),
                        "mend the rule that was made of it, and add it by hand: " + rule.text())));
        rejected.addAll(lines.values());
        return rules.stream().filter(rule -> !lines.containsKey(rule.line())).toList();
    }

    /** The rules that the filter would not take, each with its first problem. */
    private static Map<ConvertedRule, Problem> refused(List<String> head, List<ConvertedRule> rules) {
        if (rules.isEmpty()) {
            return Map.of();
        }
        RulesText text = RulesText.of(head, rules);
        ConfigurationLoader loader = new ConfigurationLoader(path -> null, Converter.class.getClassLoader());
        Map<ConvertedRule, Problem> refused = new LinkedHashMap<>();
        try {
            // a first line of its own, for a text of one line is read without line numbers
            loader.lines("converted", "#\n" + text.text())
                    .load(Redirects.builder().atRest())
                    .redirects()
                    .close();
        } catch (RedirectConfigurationException e) {
            for (Problem problem : e.problems()) {
                ConvertedRule rule = text.ruleAt().get(problem.place().line() - 1);
                if (rule != null) {
                    refused.putIfAbsent(rule, problem);
                }
            }
            if (refused.isEmpty()) {
                throw e;
            }
        }
        return refused;
    }

    /** Rules that pass requests on are there for the rules behind them. */
    private static List<ConvertedRule> withoutLastPasses(List<ConvertedRule> rules) {
        int end = rules.size();
        while (end > 0 && rules.get(end - 1).placeholder()) {
            end--;
        }
        return rules.subList(0, end);
    }
}
