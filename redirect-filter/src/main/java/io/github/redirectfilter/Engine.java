package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.Decision.Pass.Why;
import io.github.redirectfilter.Decision.Redirect;
import io.github.redirectfilter.Decision.Refused;
import io.github.redirectfilter.Decision.Respond;
import io.github.redirectfilter.RequestLimits.Limit;
import io.github.redirectfilter.match.CanonicalPath;
import io.github.redirectfilter.match.LowerCase;
import io.github.redirectfilter.match.RegexBudget.Exceeded;
import io.github.redirectfilter.match.RegexLimits;
import io.github.redirectfilter.match.RequestUrl;
import io.github.redirectfilter.match.RuleIndex;
import io.github.redirectfilter.proxy.TrustedProxies;
import io.github.redirectfilter.target.Base;
import io.github.redirectfilter.target.Guard;
import io.github.redirectfilter.target.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way of a request through the rules: canonical path, index, conditions, target, location. A function of the request
 * and the rules, apart from what conditions bring along.
 */
final class Engine {
    private final RuleTable rules;
    private final RuleIndex index;
    private final EngineSettings settings;
    private final RegexLimits regexLimits;
    private final Guard guard;
    private final RuleAnswers answers;
    private final Listeners listeners;
    private final Preflights preflights;
    private final @Nullable RuleHits hits;
    private final EventLog log;

    Engine(
            RuleTable rules,
            RuleIndex index,
            EngineSettings settings,
            Allowlist allowlist,
            Listeners listeners,
            @Nullable RuleHits hits,
            EventLog log) {
        this.rules = rules;
        this.index = index;
        this.settings = settings;
        this.regexLimits = settings.limits().forRegex();
        this.guard = new Guard(allowlist.origins());
        this.answers = new RuleAnswers(settings, guard, this::exceeded, this::tellRefused);
        this.listeners = listeners;
        this.hits = hits;
        this.log = log;
        this.preflights = new Preflights(rules);
    }

    /** Decides by the rules. Whatever fails, a condition of the application's own among it, lets the request pass. */
    Decision decide(RedirectRequest request) {
        return decide(request, RuleIndex.NOT_CANONICAL, false);
    }

    /** The same for a request that is made only if a rule may match; see {@link Redirects}. */
    <T> Decision decide(String host, String contextPath, String uri, T source, Function<T, RedirectRequest> maker) {
        boolean timed = listeners.wantTimeOfMiss();
        long start = timed ? System.nanoTime() : 0;
        boolean anotherHost = index.asksForHost() && !settings.proxies().isEmpty();
        int first = anotherHost ? RuleIndex.NOT_CANONICAL : firstForPath(host, contextPath, uri);
        if (first != RuleIndex.NONE) {
            return decide(maker.apply(source), first, !anotherHost);
        }
        if (timed) {
            listeners.timed(Pass.NO_RULE, System.nanoTime() - start);
        }
        return Pass.NO_RULE;
    }

    /** {@code first} is the first rule whose path may match, if {@code known}. */
    private Decision decide(RedirectRequest request, int first, boolean known) {
        long start = listeners.wantTimes() ? System.nanoTime() : 0;
        RedirectRequest seen = request;
        Decision decision;
        try {
            seen = ProxiedRequest.of(request, settings.proxies(), log);
            decision = decideOrFail(seen, known ? first : firstForPath(seen.host(), seen.contextPath(), seen.uri()));
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            log.failed(failure);
            decision = new Pass(Why.FAILED, null, Headers.NONE);
        }
        boolean miss = decision instanceof Pass pass && pass.why() == Why.NO_RULE;
        if (miss ? listeners.wantTimeOfMiss() : listeners.wantTimes()) {
            listeners.timed(decision, System.nanoTime() - start);
        }
        if (decision instanceof Refused refused) {
            tellRefused(seen, refused);
        } else if (!miss) {
            listeners.decided(seen, decision);
        }
        if (decision instanceof Pass pass && pass.why() == Why.HTTPS_BEHIND_PROXY) {
            log.httpsBehindProxy(String.valueOf(pass.rule()), request.remoteAddress());
        }
        return decision;
    }

    /** Decides as {@link #decide} would, without consequences. */
    Decision dryRun(RedirectRequest request) {
        RedirectRequest seen = ProxiedRequest.of(request, settings.proxies(), null);
        return match(seen, firstForPath(seen.host(), seen.contextPath(), seen.uri()), true, null);
    }

    /** Decides as {@link #decide} would, without consequences, and tells how. */
    Explanation explain(RedirectRequest request) {
        RedirectRequest seen = ProxiedRequest.of(request, settings.proxies(), null);
        Explainer explainer = new Explainer(this, request, seen);
        int first = firstForPath(seen.host(), seen.contextPath(), seen.uri());
        Decision decision = Preflights.is(seen)
                ? preflights.answer(seen, announced -> match(announced, first, true, explainer))
                : match(seen, first, true, explainer);
        return explainer.explanation(decision);
    }

    /** The address of the client; {@code null} if it is not known. */
    @Nullable
    String clientAddress(RedirectRequest request) {
        String peer = request.remoteAddress();
        String client = ProxiedRequest.of(request, settings.proxies(), log).remoteAddress();
        // who comes by a proxy that nobody listed has its address; who comes by one that says nothing, that of a listed
        // one
        boolean ofProxy =
                settings.proxies().lists(client) || client.equals(peer) && TrustedProxies.cameByProxy(request::headers);
        return ofProxy ? null : client;
    }

    /** What counts the decisions of each rule; {@code null} if nothing does. */
    @Nullable
    RuleHits hits() {
        return hits;
    }

    EngineSettings settings() {
        return settings;
    }

    /** What a list shows of each rule. */
    List<RuleSummary> summaries() {
        return rules.summaries();
    }

    private int firstForPath(String host, String contextPath, String uri) {
        String context = settings.contextRelative() ? contextPath : "";
        int start = context.length();
        boolean within = uri.length() > start && uri.charAt(start) == '/' && uri.startsWith(context);
        return within
                ? index.firstForPath(uri, start, index.asksForHost() ? LowerCase.of(host) : host)
                : RuleIndex.NOT_CANONICAL;
    }

    private Decision decideOrFail(RedirectRequest request, int first) {
        if (first == RuleIndex.NONE) {
            return Pass.NO_RULE;
        }
        return Preflights.is(request)
                ? preflights.answer(request, announced -> match(announced, first, true, null))
                : match(request, first, false, null);
    }

    /**
     * Decides by rules.
     *
     * @param first the first rule whose path may match, if it is known
     * @param dryRun whether nothing may come of it
     * @param trace is told how the decision comes about; {@code null} if nobody wants to know
     */
    private Decision match(RedirectRequest request, int first, boolean dryRun, @Nullable Trace trace) {
        RequestUrl url = url(request, first, regexLimits);
        if (url == null) {
            return Pass.NO_RULE;
        }
        Evaluation evaluation = new Evaluation(request, url, dryRun, trace);
        Decision decision = match(first, evaluation);
        if (url.exceeded() == Exceeded.PATH_LENGTH) {
            exceeded(evaluation, Limit.MAX_PATH);
        } else if (url.exceeded() == Exceeded.STEPS) {
            exceeded(evaluation, Limit.MAX_REGEX_STEPS);
        }
        if (evaluation.asked() > settings.limits().conditions()) {
            exceeded(evaluation, Limit.MAX_CONDITIONS);
        }
        return decision;
    }

    /** Tells of a limit: on a dry run only who asked why. */
    private void exceeded(Evaluation evaluation, Limit limit) {
        Trace trace = evaluation.trace();
        if (trace != null) {
            trace.exceeded(limit);
        } else if (!evaluation.dryRun()) {
            log.exceeded(limit);
            listeners.exceeded(limit.toString());
        }
    }

    /** What patterns look at, without limits; {@code null} for a request that is not for this application. */
    @Nullable
    RequestUrl unlimitedUrl(RedirectRequest request) {
        return url(request, RuleIndex.NOT_CANONICAL, RegexLimits.NONE);
    }

    private @Nullable RequestUrl url(RedirectRequest request, int first, RegexLimits limits) {
        String context = settings.contextRelative() ? request.contextPath() : "";
        String path = first == RuleIndex.NOT_CANONICAL
                ? CanonicalPath.within(request.uri(), context)
                : request.uri().substring(context.length());
        return path == null
                ? null
                : new RequestUrl(
                        request.scheme(), LowerCase.of(request.host()), request.port(), path, request.query(), limits);
    }

    RuleTable rules() {
        return rules;
    }

    /** The rule of an ordinal as it was written, or as it would be. */
    RedirectRule written(int ordinal) {
        WrittenRule written = rules.rule(ordinal).written();
        return written == null ? rules.literalRule(ordinal) : written.rule();
    }

    RuleIndex index() {
        return index;
    }

    /** What rules say to requests. */
    RuleAnswers answers() {
        return answers;
    }

    /** {@code first} is the first rule whose path may match, if it is known. */
    private Decision match(int first, Evaluation evaluation) {
        RequestUrl url = evaluation.url();
        boolean firstMatches = first >= 0 && (rules.foundIsMatch(first) || rules.matches(first, url));
        int ordinal = firstMatches ? first : index.next(Math.max(0, first + 1), url);
        if (ordinal == RuleIndex.NONE) {
            return Pass.NO_RULE;
        }
        Trace trace = evaluation.trace();
        while (ordinal != RuleIndex.NONE) {
            CompiledRule rule = evaluation.dryRun() ? rules.rule(ordinal) : rules.ruleForRequest(ordinal);
            if (trace != null) {
                trace.candidate(ordinal, rule);
            }
            boolean holds = evaluation.allHold(rule, settings.limits().conditions());
            Decision decision = holds ? answers.of(rule, evaluation) : null;
            if (decision != null) {
                return decision;
            }
            ordinal = index.next(ordinal + 1, url);
        }
        return new Pass(Why.NO_RULE, null, evaluation.onPass());
    }

    /** Judges a redirect that the application sends, with {@code status}. */
    Decision judge(RedirectRequest request, RedirectStatus status, String target, String sender) {
        try {
            return judgeOrFail(ProxiedRequest.of(request, settings.proxies(), log), status, target, sender);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            log.judgeFailed(failure);
            // what could not be judged is not sent
            Headers headers = new Headers(CachePolicy.NO_STORE.headerValue(), null, List.of());
            return new Refused("failed", PrintableText.of(target), null, new Respond(400, true, null, headers));
        }
    }

    private Decision judgeOrFail(RedirectRequest request, RedirectStatus status, String target, String sender) {
        Base base = settings.base(request);
        try {
            String location = guard.judgeApplication(target, base).toString();
            return new Redirect(status, location, null, Headers.NONE);
        } catch (RefusedException e) {
            Headers headers = new Headers(CachePolicy.NO_STORE.headerValue(), null, List.of());
            Decision answer = settings.refused().answer(null, status, base, headers);
            Refused refused = new Refused(e.reason().toString(), PrintableText.of(e.target()), null, answer);
            log.refused(refused, sender);
            listeners.decided(request, refused);
            return refused;
        }
    }

    /** How many targets were refused, by reason. */
    Map<String, Long> refusals() {
        return log.refusals();
    }

    /** The last of them, the latest first. */
    List<RefusedTarget> recentRefusals() {
        return log.recentRefusals();
    }

    /** How many requests went beyond a limit, by its name. */
    Map<String, Long> limitsExceeded() {
        return log.limitsExceeded();
    }

    private void tellRefused(RedirectRequest request, Refused refused) {
        log.refused(refused, "rule " + refused.rule());
        listeners.decided(request, refused);
    }

    Listeners listeners() {
        return listeners;
    }
}
