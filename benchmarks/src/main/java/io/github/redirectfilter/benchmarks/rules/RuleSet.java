package io.github.redirectfilter.benchmarks.rules;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rules of which no two match the same path, so that each request has one right answer in engines that take the first
 * rule and in those that take the most specific one.
 *
 * <p>A rule is computed from its index, each time it is asked for: a million of them take no memory, and rules beyond
 * the size are those that the set might have had, which makes for misses that look like hits.
 *
 * @param size how many rules there are
 * @param rules the rule of an index, which may be beyond the size
 */
public record RuleSet(int size, IntFunction<Rule> rules) {
    /** All rules in order. */
    public Stream<Rule> stream() {
        return IntStream.range(0, size).mapToObj(rules);
    }

    /** One rule, or one that the set might have had if the index is beyond its size. */
    public Rule rule(int index) {
        return rules.apply(index);
    }
}
