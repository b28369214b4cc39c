package io.github.redirectfilter.lint;

/** Looks for one kind of mistake, or for some that are found in one go. */
interface Check {
    /** Looks at a rule. Rules come in their order. */
    default void check(LintRule rule, Report report) {}

    /** Looks at the rules as a whole, behind the last one. */
    default void finish(Report report) {}
}
