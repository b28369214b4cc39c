package io.github.redirectfilter.lint;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.lint.Report.Advice;
import io.github.redirectfilter.match.Capture;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds values that are captured for nothing: where a target forgets one, the client ends at another page. */
final class UnusedCaptureCheck implements Check {
    private static final Pattern USED = Pattern.compile("\\{([^{}:|]+)[^{}]*\\}");

    @Override
    public void check(LintRule rule, Report report) {
        List<Capture> captures = rule.redirects() ? rule.captures() : List.of();
        for (Capture capture : captures) {
            if (!capture.name().startsWith("_") && !used(capture, rule.to()) && expected(capture, captures, rule)) {
                report.add(
                        LintCode.UNUSED_CAPTURE,
                        Severity.WARNING,
                        rule,
                        "from",
                        "the target has no place for {" + capture.name() + "}",
                        new Advice(
                                "All its values lead to the same page, which is seldom meant where a value has a name.",
                                capture.group() > 0
                                        ? "Add {" + capture.name() + "} to the target, or write the group as (?:...)."
                                        : "Add {" + capture.name()
                                                + "} to the target, or begin the name with _ if it is" + " meant: {_"
                                                + capture.name() + "}."));
            }
        }
    }

    /** Everything below a path may well lead to one page; whoever takes one value along has to say so of the others. */
    private static boolean expected(Capture capture, List<Capture> captures, LintRule rule) {
        boolean whole =
                capture.kind() == Capture.Kind.REST || capture.kind() == Capture.Kind.HOST || capture.group() > 0;
        return !whole || captures.stream().anyMatch(other -> used(other, rule.to()));
    }

    private static boolean used(Capture capture, String target) {
        Matcher names = USED.matcher(target);
        while (names.find()) {
            if (capture.isCalled(names.group(1))) {
                return true;
            }
        }
        return false;
    }
}
