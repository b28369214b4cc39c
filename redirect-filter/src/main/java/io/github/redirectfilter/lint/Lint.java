package io.github.redirectfilter.lint;

import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.Redirects;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at valid rules for what is probably not meant.
 *
 * <pre>{@code
 * Redirects redirects = Redirects.builder()
 *         .rule(RedirectRule.from("/a").to("/b").build())
 *         .rule(RedirectRule.from("/b").to("/a").build())
 *         .build();
 * Lint.of(redirects, Lint.Surroundings.UNKNOWN).get(0).code();   // loop
 * }</pre>
 *
 * <p>Rules are asked about requests that they were written for, with fresh values in the place of captures, by the engine
 * that decides about real ones. A mistake that only some values bring about may go unseen.
 */
public final class Lint {
    /** How many rules are looked at for one sample: with more, a list of wide rules would take quadratic time. */
    static final int MOST_CANDIDATES = 100;

    private Lint() {}

    /**
     * What is known of the application around the rules.
     *
     * @param guarded whether redirects of the application are judged, so that it may need any entry of the allowlist
     * @param contextPath where the application is mounted, empty for the root; {@code null} if that is not known
     */
    public record Surroundings(boolean guarded, @Nullable String contextPath) {
        /** Nothing is known: redirects of the application are not judged. */
        public static final Surroundings UNKNOWN = new Surroundings(false, null);
    }

    /** All findings that are not accepted, the errors first, and otherwise in the order of their places. */
    public static List<Finding> of(Redirects redirects, Surroundings surroundings) {
        Inspection inspection = redirects.inspect();
        Report report = new Report(inspection.settings().accepted());
        List<Check> checks = List.of(
                new ShadowCheck(inspection),
                new WayCheck(inspection),
                new SwitchFirstCheck(inspection),
                new ExpiredCheck(inspection.now()),
                new RefusedCheck(),
                new Post301Check(),
                new RegexCheck(),
                new UnusedCaptureCheck(),
                new UnusedAllowCheck(inspection.settings(), surroundings),
                new HttpsCheck(inspection.settings()),
                new CorsOriginCheck(),
                new ReviewCheck(inspection.now()),
                new ContextCheck(inspection.settings(), surroundings));
        for (int ordinal = 0; ordinal < inspection.size(); ordinal++) {
            LintRule rule = new LintRule(inspection, inspection.rule(ordinal));
            for (Check check : checks) {
                check.check(rule, report);
            }
        }
        checks.forEach(check -> check.finish(report));
        redirects.warnings().forEach(report::addDuplicate);
        return report.findings().stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(finding -> finding.place().source())
                        .thenComparing(finding -> finding.place().line()))
                .toList();
    }
}
