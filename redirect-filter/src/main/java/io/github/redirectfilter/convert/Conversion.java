package io.github.redirectfilter.convert;

import java.util.List;

/**
 * What became of a configuration.
 *
 * @param head lines in front of the rules: comments and settings
 * @param rules valid rules, in the order in which they are asked
 * @param rejected what could not be carried over, in the order written
 */
public record Conversion(List<String> head, List<ConvertedRule> rules, List<Rejected> rejected) {
    /** An unchangeable conversion. */
    public Conversion {
        head = List.copyOf(head);
        rules = List.copyOf(rules);
        rejected = List.copyOf(rejected);
    }

    /** A {@code .rules} file: every rule below what it was made of. */
    public String text() {
        return RulesText.of(head, rules).text();
    }

    /** How many lines of the configuration became rules. */
    public int carriedOver() {
        return (int) rules.stream()
                .filter(rule -> !rule.placeholder())
                .map(ConvertedRule::line)
                .distinct()
                .count();
    }

    /** How many rules have a note. */
    public int notes() {
        return (int) rules.stream().filter(rule -> rule.note() != null).count();
    }
}
