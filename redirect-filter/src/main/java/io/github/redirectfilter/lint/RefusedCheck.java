package io.github.redirectfilter.lint;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Refused;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.lint.Report.Advice;

/** Finds rules whose targets the guard refuses, whoever asks. */
final class RefusedCheck implements Check {
    private static final Advice ADVICE = new Advice(
            "Every request for it is answered 400, or as the setting \"refused\" says.",
            "Add the origin to \"allow\", or write it in the target and leave trust-literal-targets on.");

    @Override
    public void check(LintRule rule, Report report) {
        // of a target that a request chooses whole, the samples choose none
        if (!rule.absolute() || rule.probed().isEmpty()) {
            return;
        }
        Refused first = null;
        for (LintRule.Probed sample : rule.probed()) {
            Decision decision = sample.probe().answer(rule.ordinal());
            if (!(decision instanceof Refused refused)) {
                return;
            }
            first = first == null ? refused : first;
        }
        if (first != null) {
            report.add(
                    LintCode.REFUSED,
                    Severity.WARNING,
                    rule,
                    "to",
                    "the guard refuses every target of this rule (" + first.reason() + "): " + first.target(),
                    ADVICE);
        }
    }
}
