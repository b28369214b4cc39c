package io.github.redirectfilter.lint;

import io.github.redirectfilter.Decision.Redirect;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.lint.Report.Advice;

/** Finds rules that take pages of other origins to a third one. */
final class CorsOriginCheck implements Check {
    private static final Advice ADVICE = new Advice(
            "On the way to another origin a browser sends \"Origin: null\", drops Authorization, and asks for a preflight"
                    + " there, too.",
            "Have the new origin allow * or null without credentials; or have the pages call it directly, or stay on"
                    + " this host.");

    @Override
    public void check(LintRule rule, Report report) {
        if (!rule.rule().cors() || !rule.redirects() || rule.probed().isEmpty()) {
            return;
        }
        LintRule.Probed first = rule.probed().get(0);
        if (first.probe().answer(rule.ordinal()) instanceof Redirect redirect) {
            SampleRequest asked = first.sample().request();
            SampleRequest next = asked.follow(redirect.location(), asked.method());
            if (!next.host().equals(asked.host()) || !next.scheme().equals(asked.scheme())) {
                report.add(
                        LintCode.CORS_ORIGIN,
                        Severity.WARNING,
                        rule,
                        "to",
                        "pages of other origins that call this are sent on to " + next.scheme() + "://" + next.host(),
                        ADVICE);
            }
        }
    }
}
