package io.github.redirectfilter.lint;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.lint.Report.Advice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Finds rules whose day to be looked at has come. */
final class ReviewCheck implements Check {
    private static final String REVIEW = "review";

    private final LocalDate today;

    ReviewCheck(Instant now) {
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    @Override
    public void check(LintRule rule, Report report) {
        String review = rule.rule().written().options().get(REVIEW);
        if (review == null || LocalDate.parse(review).isAfter(today)) {
            return;
        }
        report.add(
                LintCode.REVIEW_DUE,
                Severity.WARNING,
                rule,
                REVIEW,
                "this rule was to be looked at on " + review,
                new Advice("What was meant for now tends to stay, and nobody remembers why.", mend(rule.status())));
    }

    private static String mend(@Nullable RedirectStatus status) {
        if (status == null || !status.redirects() || status.permanent()) {
            return "Keep it without a day, delete it, or set a later day.";
        }
        return "Make it " + (status.keepsMethod() ? "308" : "301")
                + " if it has proved itself, delete it, or set a later day.";
    }
}
