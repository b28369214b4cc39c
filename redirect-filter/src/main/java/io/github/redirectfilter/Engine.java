package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.Decision.Pass.Why;
import io.github.redirectfilter.Decision.Redirect;
import io.github.redirectfilter.Decision.Refused;
import io.github.redirectfilter.Decision.Respond;
import io.github.redirectfilter.match.CanonicalPath;
import io.github.redirectfilter.match.LinearIndex;
import io.github.redirectfilter.match.RequestUrl;
import io.github.redirectfilter.match.RuleIndex;
import io.github.redirectfilter.target.Base;
import io.github.redirectfilter.target.Guard;
import io.github.redirectfilter.target.Location;
import io.github.redirectfilter.target.Percent;
import io.github.redirectfilter.target.RefusedException;
import io.github.redirectfilter.target.TargetUrl;
import io.github.redirectfilter.target.WebOrigin;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The way of a request through the rules: canonical path, index, conditions, target, location. A function of the request
 * and the rules, apart from what conditions bring along.
 */
final class Engine {
    private static final Logger LOG = System.getLogger(Redirects.class.getName());

    private final List<CompiledRule> rules;
    private final RuleIndex index;
    private final EngineSettings settings;
    private final Guard guard;
    private final List<RedirectListener> listeners;
    private final RefusalLog refusals = new RefusalLog();

    Engine(List<CompiledRule> rules, EngineSettings settings, Allowlist allowlist, List<RedirectListener> listeners) {
        this.rules = List.copyOf(rules);
        this.index = new LinearIndex(rules.stream().map(CompiledRule::source).toList());
        this.settings = settings;
        this.guard = new Guard(allowlist.origins());
        this.listeners = List.copyOf(listeners);
    }

    Decision decide(RedirectRequest request) {
        Decision decision = match(request);
        if (!(decision instanceof Pass pass) || pass.why() != Why.NO_RULE) {
            tell(request, decision);
        }
        return decision;
    }

    private Decision match(RedirectRequest request) {
        if (isPreflight(request)) {
            return new Pass(Why.PREFLIGHT, null, Headers.NONE);
        }
        String path = CanonicalPath.within(request.uri(), request.contextPath());
        if (path == null) {
            return Pass.NO_RULE;
        }
        RequestUrl url =
                new RequestUrl(request.scheme(), lowerCase(request.host()), request.port(), path, request.query());
        Evaluation evaluation = null;
        for (int i = index.next(0, url); i != RuleIndex.NONE; i = index.next(i + 1, url)) {
            evaluation = evaluation == null ? new Evaluation() : evaluation;
            Decision decision = ask(rules.get(i), request, url, evaluation);
            if (decision != null) {
                return decision;
            }
        }
        return evaluation == null ? Pass.NO_RULE : new Pass(Why.NO_RULE, null, evaluation.onPass());
    }

    /** Fetch, "CORS-preflight fetch": an answer that redirects is a network error there. */
    private static boolean isPreflight(RedirectRequest request) {
        return request.method().equals("OPTIONS")
                && request.header("Origin") != null
                && request.header("Access-Control-Request-Method") != null;
    }

    /** What a rule whose pattern matches says; {@code null} if the next one is to be asked. */
    private @Nullable Decision ask(CompiledRule rule, RedirectRequest request, RequestUrl url, Evaluation evaluation) {
        if (!evaluation.allHold(rule, request)) {
            return null;
        }
        RedirectStatus status = rule.status();
        if (status == null) {
            return new Pass(Why.EXEMPT, rule.id(), evaluation.onPass());
        }
        if (rule.target() == null) {
            Headers headers = evaluation.onAnswer(Evaluation.cachePolicy(rule), rule.answerHeaders());
            return new Respond(status.code(), rule.errorPage(), rule.id(), headers);
        }
        return redirect(rule, status, request, url, evaluation);
    }

    private @Nullable Decision redirect(
            CompiledRule rule, RedirectStatus status, RedirectRequest request, RequestUrl url, Evaluation evaluation) {
        @Nullable String[] captures = rule.source().capture(url);
        if (captures == null || rule.target() == null) {
            return null;
        }
        Base base = base(request);
        String context = context(request);
        RuleValues values = new RuleValues(request, url.host(), context, Arrays.asList(captures));
        try {
            TargetUrl target = rule.target()
                    .resolve(
                            values,
                            base,
                            settings.contextRelative() ? context : "",
                            guard,
                            settings.trustLiteralTargets());
            if (target == null) {
                return null;
            }
            target = target.withQuery(rule.query().carry(target.query(), request.query()));
            return answer(rule, status, target, base, request, evaluation);
        } catch (RefusedException refused) {
            return refuse(rule, status, refused, base, request, evaluation);
        }
    }

    private Decision answer(
            CompiledRule rule,
            RedirectStatus status,
            TargetUrl target,
            Base base,
            RedirectRequest request,
            Evaluation evaluation)
            throws RefusedException {
        Location location = Location.of(target, base);
        if (location.leadsTo(base) && !comesBackAsGet(status, request)) {
            return new Pass(Why.SELF, rule.id(), evaluation.onPass());
        }
        if (loopsBehindProxy(target, request)) {
            return new Pass(Why.HTTPS_BEHIND_PROXY, rule.id(), evaluation.onPass());
        }
        Headers headers = evaluation.onAnswer(Evaluation.cachePolicy(rule), rule.answerHeaders());
        return new Redirect(status, location.toString(), rule.id(), headers);
    }

    private static boolean comesBackAsGet(RedirectStatus status, RedirectRequest request) {
        boolean retrieval = request.method().equals("GET") || request.method().equals("HEAD");
        return (status == RedirectStatus.SEE_OTHER && !retrieval)
                || (!status.keepsMethod() && request.method().equals("POST"));
    }

    /** A proxy that ends TLS says so in a header that nobody vouches for; to redirect to https again would not end. */
    private static boolean loopsBehindProxy(TargetUrl target, RedirectRequest request) {
        if (!target.origin().scheme().equals("https") || !request.scheme().equals("http")) {
            return false;
        }
        String said = request.header("X-Forwarded-Proto");
        return said != null
                && (said.strip().equalsIgnoreCase("https") || said.strip().equalsIgnoreCase("wss"))
                && target.origin().host().equals(lowerCase(request.host()));
    }

    private @Nullable Decision refuse(
            CompiledRule rule,
            RedirectStatus status,
            RefusedException refused,
            Base base,
            RedirectRequest request,
            Evaluation evaluation) {
        String reason = refused.reason().toString();
        String target = PrintableText.of(refused.target());
        if (refused.ruleOnly()) {
            Refused skipped = new Refused(reason, target, rule.id(), new Pass(Why.REFUSED, rule.id(), Headers.NONE));
            refusals.refused(skipped, "rule " + rule.id());
            tell(request, skipped);
            return null;
        }
        Headers headers = settings.refused().passes()
                ? evaluation.onPass()
                : evaluation.onAnswer(CachePolicy.NO_STORE, List.of());
        Decision answer = settings.refused().answer(rule.id(), status, base, context(request), headers);
        Refused decision = new Refused(reason, target, rule.id(), answer);
        refusals.refused(decision, "rule " + rule.id());
        return decision;
    }

    /** Judges a redirect that the application sends, with {@code status}. */
    Decision judge(RedirectRequest request, RedirectStatus status, String target, String sender) {
        Base base = base(request);
        try {
            return new Redirect(status, guard.judgeApplication(target, base).toString(), null, Headers.NONE);
        } catch (RefusedException refused) {
            Headers headers = new Headers(CachePolicy.NO_STORE.headerValue(), null, List.of());
            Decision answer = settings.refused().answer(null, status, base, context(request), headers);
            Refused decision =
                    new Refused(refused.reason().toString(), PrintableText.of(refused.target()), null, answer);
            refusals.refused(decision, sender);
            tell(request, decision);
            return decision;
        }
    }

    RefusalLog refusals() {
        return refusals;
    }

    private Base base(RedirectRequest request) {
        WebOrigin configured = settings.origin();
        WebOrigin origin =
                configured != null ? configured : WebOrigin.of(request.scheme(), request.host(), request.port());
        return new Base(origin, configured != null, request.uri(), request.query());
    }

    private static String context(RedirectRequest request) {
        String context = request.contextPath();
        return context.isEmpty() ? "" : Percent.escapePath(CanonicalPath.of(context));
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void tell(RedirectRequest request, Decision decision) {
        for (RedirectListener listener : listeners) {
            try {
                listener.decided(request, decision);
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "a redirect listener failed: " + listener.getClass().getName(),
                        e);
            }
        }
    }
}
