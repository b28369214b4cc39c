package io.github.redirectfilter.lint;

import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.lint.Report.Advice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds rules that never have their turn, because rules before take every request that they are for. */
final class ShadowCheck implements Check {
    private static final String WHY = "The first rule that matches wins, so that this one does nothing.";
    private static final Advice BEHIND =
            new Advice(WHY, "Put it in front of the other, narrow the other, or delete this one.");
    private static final Advice BEHIND_SEVERAL = new Advice(WHY, "Put it in front of the others, or delete it.");

    private final Inspection inspection;

    ShadowCheck(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public void check(LintRule rule, Report report) {
        Map<Integer, LintRule> takers = new LinkedHashMap<>();
        for (LintRule.Probed sample : rule.probed()) {
            LintRule taker = taker(rule, sample.probe());
            if (taker == null) {
                return;
            }
            takers.put(taker.ordinal(), taker);
        }
        if (!takers.isEmpty()) {
            rule.neverAsked();
        }
        if (takers.size() == 1) {
            by(rule, takers.values().iterator().next(), report);
        } else if (takers.size() > 1) {
            List<String> names = new ArrayList<>();
            takers.values().forEach(taker -> names.add(taker.named()));
            report.add(
                    LintCode.UNREACHABLE,
                    Severity.WARNING,
                    rule,
                    "from",
                    rule.from() + " never has its turn: together, " + String.join(" and ", names)
                            + " take all its requests",
                    BEHIND_SEVERAL);
        }
    }

    /** The first rule before that answers whenever this one would. */
    private @Nullable LintRule taker(LintRule rule, Inspection.Probe probe) {
        int looked = 0;
        for (int i = probe.next(0);
                i >= 0 && i < rule.ordinal() && looked++ < Lint.MOST_CANDIDATES;
                i = probe.next(i + 1)) {
            LintRule before = new LintRule(inspection, inspection.rule(i));
            if (probe.fitsMethods(before.rule())
                    && rule.conditions().containsAll(before.conditions())
                    && rule.exceptedMethods().containsAll(before.exceptedMethods())
                    && probe.answer(i) != null) {
                return before;
            }
        }
        return null;
    }

    private static void by(LintRule rule, LintRule before, Report report) {
        if (rule.from().equals(before.from()) && rule.asksTheSameAs(before)) {
            report.add(
                    LintCode.DUPLICATE,
                    Severity.WARNING,
                    rule,
                    "from",
                    rule.from() + " stands already" + at(before)
                            + (rule.to().equals(before.to())
                                    ? ", with the same target"
                                    : ", where it goes to " + before.to()),
                    Report.DUPLICATE);
        } else {
            report.add(
                    LintCode.SHADOWED,
                    Severity.WARNING,
                    rule,
                    "from",
                    rule.from() + " never has its turn: " + before.named() + " takes all its requests",
                    BEHIND);
        }
    }

    private static String at(LintRule rule) {
        return rule.named().substring(rule.from().length());
    }
}
