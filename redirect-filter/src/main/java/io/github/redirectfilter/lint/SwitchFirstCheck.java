package io.github.redirectfilter.lint;

import io.github.redirectfilter.CachePolicy;
import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.lint.Report.Advice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds permanent rules that no cache may keep, because a rule in front of them can change its mind at any time. */
final class SwitchFirstCheck implements Check {
    private static final Advice ADVICE = new Advice(
            "What such a rule had a say in is sent with no-store, even while it does not hold: browsers ask for the"
                    + " permanent redirects each time.",
            "Put it behind the permanent rules, or narrow its source.");

    private final Inspection inspection;
    private final Map<Integer, Behind> behind = new LinkedHashMap<>();

    SwitchFirstCheck(Inspection inspection) {
        this.inspection = inspection;
    }

    private static final class Behind {
        private final LintRule front;
        private final String condition;
        private final LintRule first;
        private int count;

        Behind(LintRule front, String condition, LintRule first) {
            this.front = front;
            this.condition = condition;
            this.first = first;
        }
    }

    @Override
    public void check(LintRule rule, Report report) {
        RedirectStatus status = rule.status();
        if (status == null
                || !status.permanent()
                || rule.rule().cache().equals(CachePolicy.NO_STORE)
                || rule.probed().isEmpty()) {
            return;
        }
        Inspection.Probe probe = rule.probed().get(0).probe();
        int looked = 0;
        for (int i = probe.next(0);
                i >= 0 && i < rule.ordinal() && looked++ < Lint.MOST_CANDIDATES;
                i = probe.next(i + 1)) {
            Inspection.Rule before = inspection.rule(i);
            String condition = probe.fitsMethods(before) ? changing(before) : null;
            if (condition != null) {
                behind.computeIfAbsent(i, key -> new Behind(new LintRule(inspection, before), condition, rule)).count++;
            }
        }
    }

    private static @Nullable String changing(Inspection.Rule rule) {
        for (int i = 0; i < rule.conditions().size(); i++) {
            if (rule.conditions().get(i).cachePolicy().equals(CachePolicy.NO_STORE)) {
                return rule.conditionTexts().get(i);
            }
        }
        return null;
    }

    @Override
    public void finish(Report report) {
        for (Behind found : behind.values()) {
            int more = found.count - 1;
            report.add(
                    LintCode.SWITCH_FIRST,
                    Severity.WARNING,
                    found.front,
                    "from",
                    found.condition + " stands in front of permanent rules for the same URLs: " + found.first.named()
                            + (more == 0 ? "" : " and " + more + " more"),
                    ADVICE);
        }
    }
}
