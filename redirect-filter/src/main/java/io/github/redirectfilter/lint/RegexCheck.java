package io.github.redirectfilter.lint;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.lint.Report.Advice;

/** Finds regular expressions that are templates, and those that nothing but trying them tells apart. */
final class RegexCheck implements Check {
    private static final String READABLE =
            "A template is found by its segments, and read at a glance; its captures can't take a slash by mistake.";
    private static final Advice PREFIX = new Advice(
            "It is tried on every path that no rule before takes, which costs time on each request.",
            "Give it a literal word between two marks, such as ~/blog/... or ~.*/index\\.html, if all its paths have"
                    + " one.");

    @Override
    public void check(LintRule rule, Report report) {
        if (!rule.isRegex()) {
            return;
        }
        String template = RegexTemplate.of(rule.from().substring(1));
        if (template != null) {
            report.add(
                    LintCode.REGEX_TEMPLATE,
                    Severity.NOTE,
                    rule,
                    "from",
                    "this regular expression is a template",
                    new Advice(
                            READABLE,
                            "Write " + template + ", and the names in the target."
                                    + (template.contains("/{*")
                                            ? " The rest may be absent there, with its slash."
                                            : "")));
        } else if (rule.source().triedOnEveryPath()) {
            report.add(
                    LintCode.REGEX_PREFIX,
                    Severity.NOTE,
                    rule,
                    "from",
                    "this regular expression has no literal part to find it by",
                    PREFIX);
        }
    }
}
