package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.Decision.Pass.Why;
import io.github.redirectfilter.Decision.Redirect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules that shed load to where they would shed it again, so that each request makes many. Sends a sample through
 * the rule as if its conditions held, and the result once more.
 *
 * @param settings those of the rules to check
 * @param origin in front of samples without a host
 */
record SheddingCheck(Redirects.Builder settings, String origin) {
    private static final List<String> SAMPLES = List.of("x", "1");
    private static final Set<String> KEPT = Set.of("query", "keep", "strip", "ignore");

    /** Where a rule sends what it has sent away already; {@code null} if no such case is seen. */
    @Nullable
    String comesBack(RedirectRule rule, List<Condition> conditions, List<RedirectRule> before) {
        boolean sheds = false;
        for (Condition condition : conditions) {
            if (condition.lasting()) {
                return null; // what depends on the request may well be different for the next one
            }
            sheds |= condition.sheds();
        }
        if (!sheds || rule.from().startsWith("~")) {
            return null;
        }
        try {
            Redirects alone = settings.sameSettings().rule(unconditional(rule)).build();
            for (String value : SAMPLES) {
                String first = target(alone, sample(rule.from(), value));
                if (first != null && target(alone, first) != null && !exempt(first, before)) {
                    return first.startsWith(origin + "/") ? first.substring(origin.length()) : first;
                }
            }
        } catch (IllegalArgumentException unclear) {
            return null; // a rule in front with a mistake, or no sample of this one
        }
        return null;
    }

    private @Nullable String target(Redirects rules, String url) {
        if (rules.decide(request(url)) instanceof Redirect redirect) {
            String location = redirect.location();
            return location.startsWith("/") ? originOf(url) + location : location;
        }
        return null;
    }

    private static String originOf(String url) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        return path < 0 ? url : url.substring(0, path);
    }

    /** Whether a rule in front takes the request, as far as its pattern goes. */
    private boolean exempt(String url, List<RedirectRule> before) {
        Redirects.Builder passing = settings.sameSettings();
        before.forEach(rule -> passing.rule(
                options(rule, Set.of("ignore"), RedirectRule.from(rule.from()).pass())));
        return passing.build().decide(request(url)) instanceof Pass pass && pass.why() == Why.EXEMPT;
    }

    private static RedirectRequest request(String url) {
        return RedirectRequest.builder("GET", url).build();
    }

    private static RedirectRule unconditional(RedirectRule rule) {
        RedirectRule.Builder bare = RedirectRule.from(rule.from()).to(rule.to());
        String status = rule.status();
        if (status != null) {
            bare.status(RedirectStatus.parse(status));
        }
        return options(rule, KEPT, bare);
    }

    private static RedirectRule options(RedirectRule rule, Set<String> kept, RedirectRule.Builder bare) {
        rule.options().forEach((key, value) -> {
            if (kept.contains(key)) {
                bare.option(key, value);
            }
        });
        return bare.build();
    }

    /** A URL that a source was written for, with a value in the place of each capture. */
    private String sample(String from, String value) {
        StringBuilder url = new StringBuilder(from.startsWith("//") ? "https:" : from.startsWith("/") ? origin : "");
        int depth = 0;
        for (int i = 0; i < from.length(); i++) {
            char c = from.charAt(i);
            depth -= c == '}' ? 1 : 0;
            if (depth == 0 && c != '{') {
                url.append(c == '}' || c == '*' ? value : c);
            }
            depth += c == '{' ? 1 : 0;
        }
        return url.toString();
    }
}
