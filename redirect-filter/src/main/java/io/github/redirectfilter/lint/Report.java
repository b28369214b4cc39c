package io.github.redirectfilter.lint;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects findings, but for those that are meant. */
final class Report {
    private final Set<LintCode> accepted;
    private final List<Finding> findings = new ArrayList<>();

    Report(Set<LintCode> accepted) {
        this.accepted = accepted;
    }

    /** For a rule whose source stands before it already. */
    static final Advice DUPLICATE = new Advice(
            "The first rule that matches wins, so that this one does nothing.", "Delete the one that is wrong.");

    /** What makes a kind of finding matter, and how it is mended. */
    record Advice(String why, String mend) {}

    /** Adds a finding at a part of a rule: {@code from}, {@code to}, {@code status}, or the key of an option. */
    void add(LintCode code, Severity severity, LintRule rule, String part, String what, Advice advice) {
        if (!accepted.contains(code) && !rule.accepts(code)) {
            Problem remark = rule.rule().written().remark(part, what);
            findings.add(
                    new Finding(code, severity, remark.place(), remark.length(), what, advice.why(), advice.mend()));
        }
    }

    /** Adds a finding that belongs to no rule. */
    void add(LintCode code, Severity severity, Place place, int length, String what, Advice advice) {
        if (!accepted.contains(code)) {
            findings.add(new Finding(code, severity, place, length, what, advice.why(), advice.mend()));
        }
    }

    /** Takes what the index has found: a literal that stands twice, so that it never asks the second one. */
    void addDuplicate(Problem problem) {
        boolean known = findings.stream()
                .anyMatch(finding ->
                        finding.code() == LintCode.DUPLICATE && finding.place().equals(problem.place()));
        if (!known) {
            add(LintCode.DUPLICATE, Severity.WARNING, problem.place(), problem.length(), problem.message(), DUPLICATE);
        }
    }

    List<Finding> findings() {
        return findings;
    }
}
