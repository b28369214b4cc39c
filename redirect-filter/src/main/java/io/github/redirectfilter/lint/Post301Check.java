package io.github.redirectfilter.lint;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.lint.Report.Advice;
import java.util.regex.Pattern;

/**
 * Finds redirects that lose the body of a POST. A rule for one page, or for pages of one form, is left alone unless it names
 * POST: nobody posts to an article. One for a whole tree takes the forms and APIs in it along.
 */
final class Post301Check implements Check {
    private static final String POST = "POST";
    private static final Pattern TREE = Pattern.compile("~.*|.*\\{\\*.*|.*/(api|rest|graphql|rpc|v[0-9]+)(/.*)?");

    @Override
    public void check(LintRule rule, Report report) {
        RedirectStatus status = rule.status();
        if (status == RedirectStatus.MOVED_PERMANENTLY || status == RedirectStatus.FOUND) {
            boolean mayPost = rule.probed().stream()
                    .anyMatch(sample -> sample.sample().request().method().equals(POST));
            if (mayPost && (rule.names(POST) || TREE.matcher(rule.from()).matches())) {
                report.add(
                        LintCode.POST_301,
                        Severity.WARNING,
                        rule,
                        "status",
                        status + " for requests that may be POST",
                        new Advice(
                                "Browsers and many clients repeat it as a GET, without the body: forms and API calls are"
                                        + " lost.",
                                "Write " + (status.permanent() ? "308" : "307")
                                        + ", which keeps method and body; or GET in front of the source; or 303 if a GET"
                                        + " is what is meant."));
            }
        }
    }
}
