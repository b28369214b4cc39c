package io.github.redirectfilter.lint;

import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.lint.Lint.Surroundings;
import io.github.redirectfilter.lint.Report.Advice;
import java.util.regex.Pattern;

/** Finds absolute targets for the same application, or a copy of it, that forget where it is mounted. */
final class ContextCheck implements Check {
    private static final String CONTEXT_VALUE = "{context}";
    private static final Pattern WHOLE_PATH = Pattern.compile("(?:(?:https?:)?//[^/]*)?/\\{\\*(\\w+)\\}");
    private static final Advice ADVICE = new Advice(
            "Sources are below the context path, and absolute targets do not get it: under /shop the client loses"
                    + " \"/shop\".",
            "Write {context} behind the host: https://{host}{context}/{path}.");

    private final boolean matters;

    ContextCheck(Inspection.Settings settings, Surroundings surroundings) {
        this.matters = settings.contextRelative() && !"".equals(surroundings.contextPath());
    }

    @Override
    public void check(LintRule rule, Report report) {
        if (!matters || !rule.absolute() || rule.to().contains(CONTEXT_VALUE)) {
            return;
        }
        var whole = WHOLE_PATH.matcher(rule.from());
        boolean takesPath = whole.matches() && rule.to().contains("/{" + whole.group(1) + "}");
        boolean takesHost = rule.to().contains("//{host}");
        if (takesPath || takesHost) {
            report.add(
                    LintCode.CONTEXT,
                    Severity.WARNING,
                    rule,
                    "to",
                    "the target takes the " + (takesHost ? "host" : "whole path") + " along, and forgets {context}",
                    ADVICE);
        }
    }
}
