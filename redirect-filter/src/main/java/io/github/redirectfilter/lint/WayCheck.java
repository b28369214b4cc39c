package io.github.redirectfilter.lint;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.Decision.Pass.Why;
import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.lint.RedirectGraph.Hop;
import io.github.redirectfilter.lint.RedirectGraph.Way;
import io.github.redirectfilter.lint.Report.Advice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows each rule to where it leads in the end: round in circles, on and on, by detours, or nowhere. */
final class WayCheck implements Check {
    private static final Advice ENDLESS = new Advice(
            "Browsers give up after 20 redirects (Fetch standard) and show an error page of their own.",
            "Decide which address stays, and let no rule lead away from it; or put a rule with the target - for it in"
                    + " front.");
    private static final Advice NOTHING = new Advice(
            "A redirect to the request's own URL is never sent: the request passes on, as if the rule were \"-\".",
            "Write the target that was meant, or \"-\" to let the request pass.");
    private static final Advice REMEMBERED = new Advice(
            "A browser keeps the first redirect and not the second, so that it goes by the address in the middle even"
                    + " when that leads elsewhere.",
            "Make the first 302 or 307 too, or let it lead to where the page stays.");

    private static final int MOST_SHOWN = 5;

    private final RedirectGraph graph;
    private final Set<Set<Integer>> known = new HashSet<>();

    WayCheck(Inspection inspection) {
        this.graph = new RedirectGraph(inspection);
    }

    @Override
    public void check(LintRule rule, Report report) {
        List<LintRule.Probed> samples = rule.probed();
        if (!rule.redirects() || rule.isNeverAsked() || samples.isEmpty()) {
            return;
        }
        if (samples.stream().allMatch(sample -> isSelf(sample.probe().answer(rule.ordinal())))) {
            report.add(
                    LintCode.SELF,
                    Severity.WARNING,
                    rule,
                    "to",
                    rule.from() + " leads to where it is already",
                    NOTHING);
            return;
        }
        List<Way> ways = new ArrayList<>();
        List<Way> eager = new ArrayList<>();
        for (LintRule.Probed sample : samples) {
            Way way = graph.follow(rule, sample, false);
            ways.add(way);
            eager.add(way.certain() ? way : graph.follow(rule, sample, true));
            if (rule.isLiteral() && way.certain() && !way.isEndless()) {
                break; // whatever else it is asked with, its target is the same: nearly all rules end here
            }
        }
        if (!endless(rule, ways, report) && !endless(rule, eager, report)) {
            detour(rule, ways, report);
        }
    }

    private static boolean isSelf(@Nullable Decision decision) {
        return decision instanceof Pass pass && pass.why() == Why.SELF;
    }

    /** Reports a loop, or growth, that the rule is part of. True also if it leads into one, which is reported there. */
    private boolean endless(LintRule rule, List<Way> ways, Report report) {
        if (ways.stream().noneMatch(Way::isEndless)) {
            return false;
        }
        List<Way> endless = ways.stream().filter(way -> isEndless(way, rule)).toList();
        if (endless.isEmpty()) {
            return true;
        }
        Way way = endless.get(0);
        boolean certain = rule.conditions().isEmpty()
                && endless.size() == ways.size()
                && endless.stream().allMatch(Way::certain);
        boolean loop = way.cycleFrom() >= 0;
        List<Hop> hops = loop ? way.cycle() : way.hops();
        LintCode code = loop ? LintCode.LOOP : LintCode.GROWING;
        Set<Integer> members = hops.stream().map(hop -> hop.rule().ordinal()).collect(Collectors.toSet());
        if (known.add(members) && hops.stream().noneMatch(hop -> hop.rule().accepts(code))) {
            report.add(
                    code,
                    certain ? Severity.ERROR : Severity.WARNING,
                    rule,
                    "to",
                    (loop ? "a loop" : "URLs that grow without end") + (certain ? "" : ", for some requests") + ": "
                            + shown(way.begin(), hops, loop) + by(hops),
                    ENDLESS);
        }
        return true;
    }

    private static boolean isEndless(Way way, LintRule rule) {
        List<Hop> hops = way.cycleFrom() >= 0 ? way.cycle() : way.isEndless() ? way.hops() : List.of();
        return hops.stream()
                        .filter(hop -> hop.rule().ordinal() == rule.ordinal())
                        .count()
                > (way.cycleFrom() >= 0 ? 0 : 1);
    }

    private static String shown(Samples.Sample begin, List<Hop> hops, boolean loop) {
        boolean oneHost = hops.stream()
                        .map(hop -> hop.request().scheme() + hop.request().host())
                        .distinct()
                        .count()
                == 1;
        List<String> urls = new ArrayList<>();
        hops.stream()
                .limit(loop ? hops.size() : 3)
                .forEach(hop -> urls.add(begin.named(hop.request().shown(oneHost))));
        urls.add(loop ? urls.get(0) : "...");
        return String.join(" -> ", urls);
    }

    private static String by(List<Hop> hops) {
        Set<Integer> ordinals = new TreeSet<>();
        List<String> rules = new ArrayList<>();
        hops.stream().limit(MOST_SHOWN).forEach(hop -> {
            if (ordinals.add(hop.rule().ordinal())) {
                rules.add(hop.rule().named());
            }
        });
        return rules.size() == 1 ? "" : " (" + String.join(", ", rules) + ")";
    }

    /** Reports what leads to its end by a detour. */
    private static void detour(LintRule rule, List<Way> ways, Report report) {
        Way first = ways.get(0);
        boolean always = ways.stream()
                .allMatch(way -> way.certain()
                        && way.hops().size() > 1
                        && way.hops().get(1).rule().ordinal() == second(first));
        if (!always) {
            return;
        }
        RedirectStatus status = rule.status();
        LintRule next = first.hops().get(1).rule();
        RedirectStatus then = next.status();
        if (status != null && status.permanent() && then != null && !then.permanent()) {
            report.add(
                    LintCode.PERMANENT_TO_TEMPORARY,
                    Severity.WARNING,
                    rule,
                    "status",
                    status + " for good to an address that is only for now: " + next.named() + " sends it on with "
                            + then,
                    REMEMBERED);
            return;
        }
        boolean some = first.hops().stream().skip(1).anyMatch(hop -> asksMore(hop.rule()));
        String last = first.hops().size() < RedirectGraph.MOST_HOPS && !some ? LastTarget.of(ways) : null;
        report.add(
                LintCode.CHAIN,
                Severity.WARNING,
                rule,
                "to",
                (some ? "a chain, for some requests: " : "a chain: ") + shownWay(first) + by(first.hops()),
                new Advice(
                        "Each redirect costs the client a round trip more.",
                        "Write the last target in the first rule" + (last == null ? "." : ": " + last)));
    }

    /** Whether an expression of its own may leave out some of what leads to it. */
    private static boolean asksMore(LintRule rule) {
        return rule.isRegex() || rule.from().matches(".*\\{[^{}*]+:.*");
    }

    private static int second(Way way) {
        return way.hops().size() > 1 ? way.hops().get(1).rule().ordinal() : -1;
    }

    private static String shownWay(Way way) {
        boolean oneHost = way.hops().stream().allMatch(hop -> hop.location().startsWith("/"));
        List<Hop> hops = way.hops();
        List<String> urls = hops.stream()
                .limit(MOST_SHOWN)
                .map(hop -> way.begin().named(hop.request().shown(oneHost)))
                .collect(Collectors.toCollection(ArrayList::new));
        urls.add(
                hops.size() > MOST_SHOWN
                        ? "..."
                        : way.begin().named(hops.get(hops.size() - 1).location()));
        return String.join(" -> ", urls);
    }
}
