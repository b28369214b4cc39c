package io.github.redirectfilter.lint;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.RedirectStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where rules send a client, one after the other. The edges are not kept: each is found by asking the engine about the
 * request that a client would send next.
 */
final class RedirectGraph {
    /** After as many redirects Chromium and Firefox stop; curl goes on to 50. */
    static final int MOST_HOPS = 20;

    private final Inspection inspection;
    private final Map<Integer, LintRule> rules = new HashMap<>();

    RedirectGraph(Inspection inspection) {
        this.inspection = inspection;
    }

    /** A request, the rule that answers it, and where to. */
    record Hop(SampleRequest request, LintRule rule, String location) {}

    /**
     * A way through the rules.
     *
     * @param begin what it begins with
     * @param certain whether no rule behind the first, be it taken or passed by, asks for what the rules before it did not
     * @param cycleFrom the hop to which the way comes back; below 0 if it does not, or not within {@link #MOST_HOPS}
     */
    record Way(Samples.Sample begin, List<Hop> hops, boolean certain, int cycleFrom) {
        /** Whether it comes back to where it was, or to the same rule again and again. */
        boolean isEndless() {
            return cycleFrom >= 0
                    || hops.size() == MOST_HOPS
                            && hops.stream()
                                            .map(hop -> hop.rule().ordinal())
                                            .distinct()
                                            .count()
                                    < MOST_HOPS;
        }

        List<Hop> cycle() {
            return hops.subList(cycleFrom, hops.size());
        }
    }

    /**
     * Follows a request that a rule answers.
     *
     * @param eager whether rules that have conditions are taken to hold, and not to be passed by
     */
    Way follow(LintRule first, LintRule.Probed begin, boolean eager) {
        List<Hop> hops = new ArrayList<>();
        Assumptions assumed = new Assumptions();
        assumed.agree(first);
        boolean certain = true;
        SampleRequest request = begin.sample().request();
        Inspection.Probe probe = begin.probe();
        LintRule rule = first;
        while (hops.size() < MOST_HOPS) {
            int before = indexOf(request, rule, hops);
            if (before >= 0) {
                return new Way(begin.sample(), hops, certain, before);
            }
            if (!(probe.answer(rule.ordinal()) instanceof Decision.Redirect redirect)) {
                break;
            }
            hops.add(new Hop(request, rule, redirect.location()));
            String host = request.host();
            request = request.follow(redirect.location(), method(request.method(), redirect.status()));
            probe = inspection.probe(request);
            Next next = next(probe, !request.host().equals(host), eager, assumed);
            certain &= next.certain;
            if (next.rule == null) {
                break;
            }
            rule = next.rule;
        }
        return new Way(begin.sample(), hops, certain, -1);
    }

    /**
     * Where a way was here before. The request alone does not tell: the first rule of a way need not be the one that answers
     * when the way comes back.
     */
    private static int indexOf(SampleRequest request, LintRule rule, List<Hop> hops) {
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            if (hop.rule().ordinal() == rule.ordinal() && hop.request().equals(request)) {
                return i;
            }
        }
        return -1;
    }

    private record Next(@Nullable LintRule rule, boolean certain) {}

    private Next next(Inspection.Probe probe, boolean anotherHost, boolean eager, Assumptions assumed) {
        boolean certain = true;
        int looked = 0;
        for (int i = probe.next(0); i >= 0; i = probe.next(i + 1)) {
            if (looked++ == Lint.MOST_CANDIDATES) {
                return new Next(null, false);
            }
            LintRule rule = rule(i);
            // of another host it is not known whether it is served by these rules, unless they name it
            boolean elsewhere = anotherHost && (rule.from().startsWith("~") || namesNoHost(rule.from()));
            if (elsewhere && !isOwn(probe)) {
                continue;
            }
            if (!probe.fitsMethods(rule.rule()) || probe.answer(i) == null) {
                continue;
            }
            boolean sure = assumed.imply(rule);
            certain &= sure;
            if (sure || eager && assumed.agree(rule)) {
                return new Next(rule, certain);
            }
        }
        return new Next(null, certain);
    }

    private boolean isOwn(Inspection.Probe probe) {
        String origin = inspection.settings().origin();
        return origin != null
                && Objects.equals(
                        origin.substring(origin.indexOf("//") + 2),
                        probe.request().host());
    }

    private static boolean namesNoHost(String from) {
        return from.startsWith("/") && !from.startsWith("//");
    }

    private LintRule rule(int ordinal) {
        // not kept for all: of a long list, few are on a way that begins elsewhere
        return rules.size() > 10_000
                ? new LintRule(inspection, inspection.rule(ordinal))
                : rules.computeIfAbsent(ordinal, key -> new LintRule(inspection, inspection.rule(key)));
    }

    /** Fetch, "HTTP-redirect fetch", step 12. */
    private static String method(String method, RedirectStatus status) {
        boolean retrieval = method.equals("GET") || method.equals("HEAD");
        boolean becomesGet =
                status == RedirectStatus.SEE_OTHER && !retrieval || !status.keepsMethod() && method.equals("POST");
        return becomesGet ? "GET" : method;
    }
}
