package io.github.redirectfilter.lint;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.lint.Report.Advice;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Finds rules whose time is over. */
final class ExpiredCheck implements Check {
    private static final String TIME = "time=";
    private static final Advice ADVICE =
            new Advice("It never holds again, and whoever reads the rules has to work that out.", "Delete the rule.");

    private final Instant now;

    ExpiredCheck(Instant now) {
        this.now = now;
    }

    @Override
    public void check(LintRule rule, Report report) {
        for (String condition : rule.rule().conditionTexts()) {
            String until = condition.substring(condition.indexOf('/') + 1).strip();
            if (condition.startsWith(TIME)
                    && !until.isEmpty()
                    && OffsetDateTime.parse(until).toInstant().isBefore(now)) {
                report.add(
                        LintCode.EXPIRED,
                        Severity.WARNING,
                        rule,
                        "time",
                        "the time of this rule ended at " + until,
                        ADVICE);
            }
        }
    }
}
