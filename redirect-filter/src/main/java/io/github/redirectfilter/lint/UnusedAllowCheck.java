package io.github.redirectfilter.lint;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.Inspection.AllowEntry;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.lint.Lint.Surroundings;
import io.github.redirectfilter.lint.Report.Advice;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds entries of the allowlist that no rule needs: each one is a place that a mistake elsewhere could lead to. */
final class UnusedAllowCheck implements Check {
    private static final Advice ADVICE = new Advice(
            "Every origin that is allowed is one more that an open redirect could lead to.",
            "Delete the entry; or set guard=enforce, if it is for redirects that the application sends.");

    /** Literal, or what the request asked for. */
    private static final Pattern OWN_HOST = Pattern.compile("(\\{host\\}|[^{}]*)(:\\d+)?(\\{context\\})?");

    private final Inspection.Settings settings;
    private final Set<AllowEntry> unused;

    UnusedAllowCheck(Inspection.Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.unused = surroundings.guarded() ? new HashSet<>() : new HashSet<>(settings.allowed());
    }

    @Override
    public void check(LintRule rule, Report report) {
        if (unused.isEmpty() || !rule.redirects()) {
            return;
        }
        String to = rule.to();
        boolean chosen = to.startsWith("{")
                || rule.absolute() && !OWN_HOST.matcher(authority(to)).matches();
        if (chosen) { // by the request: any entry may be what makes it right
            unused.clear();
        } else if (rule.absolute() && !settings.trustLiteralTargets()) {
            String url = to.startsWith("//") ? "https:" + to : to;
            String literal = url.replaceAll("\\{[^}]*\\}", "x");
            unused.removeIf(entry -> !Allowlist.of(entry.text())
                    .safeTarget("https://lint.invalid/", literal, "")
                    .isEmpty());
        }
    }

    private static String authority(String to) {
        int start = to.indexOf("//") + 2;
        int slash = to.indexOf('/', start);
        return to.substring(start, slash < 0 ? to.length() : slash);
    }

    @Override
    public void finish(Report report) {
        for (AllowEntry entry : settings.allowed()) {
            if (unused.contains(entry)) {
                report.add(
                        LintCode.UNUSED_ALLOW,
                        Severity.WARNING,
                        entry.place(),
                        entry.text().length(),
                        "no rule needs " + entry.text() + " to be allowed",
                        ADVICE);
            }
        }
    }
}
