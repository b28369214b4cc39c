package io.github.redirectfilter.benchmarks.rules;

import java.util.SplittableRandom;
import java.util.function.Function;

/** A piece of the source of a rule, or of its target. */
public sealed interface Part {
    /** Text that stands for itself. */
    record Text(String text) implements Part {}

    /**
     * A part of the path that a target can take over.
     *
     * @param expression what fits, as a regular expression without groups that capture
     * @param sample makes a text that fits, and that leaves no doubt about where it ends
     */
    record Capture(String name, String expression, Function<SplittableRandom, String> sample) implements Part {
        /** What a template's {@code {name}} fits. */
        public static final String SEGMENT = "[^/]+";

        /** What a template's {@code {*name}} fits. */
        public static final String REST = ".*";
    }

    /** Where a target puts what was captured under a name. */
    record Value(String name) implements Part {}
}
