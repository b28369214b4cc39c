package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.Decision.Pass.Why;
import io.github.redirectfilter.Decision.Redirect;
import io.github.redirectfilter.Decision.Refused;
import io.github.redirectfilter.Decision.Respond;
import io.github.redirectfilter.RequestLimits.Limit;
import io.github.redirectfilter.match.Capture;
import io.github.redirectfilter.match.RequestUrl;
import io.github.redirectfilter.match.SourcePattern;
import io.github.redirectfilter.target.Base;
import io.github.redirectfilter.target.Guard;
import io.github.redirectfilter.target.LiteralTarget;
import io.github.redirectfilter.target.Location;
import io.github.redirectfilter.target.RefusedException;
import io.github.redirectfilter.target.Target;
import io.github.redirectfilter.target.TargetUrl;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What rules whose pattern and conditions hold say to a request.
 *
 * @param exceeded is told of limits that a value went beyond
 * @param skipped is told of a target that could not be made of the values, so that the next rule is asked; not on a dry
 *     run
 */
record RuleAnswers(
        EngineSettings settings,
        Guard guard,
        BiConsumer<Evaluation, Limit> exceeded,
        BiConsumer<RedirectRequest, Refused> skipped) {
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    /** The decision; {@code null} if the next rule is to be asked. */
    @Nullable
    Decision of(CompiledRule rule, Evaluation evaluation) {
        RedirectStatus status = rule.status();
        if (status == null) {
            return new Pass(Why.EXEMPT, rule.id(), evaluation.onPass());
        }
        Target target = rule.target();
        return target == null
                ? new Respond(status.code(), rule.errorPage(), rule.id(), evaluation.onAnswer(rule))
                : redirect(rule, status, target, evaluation);
    }

    private @Nullable Decision redirect(
            CompiledRule rule, RedirectStatus status, Target template, Evaluation evaluation) {
        Base base = settings.base(evaluation.request());
        try {
            TargetUrl target = resolve(rule, template, base, evaluation);
            Trace trace = evaluation.trace();
            if (target == null) {
                if (trace != null) {
                    trace.noTarget();
                }
                return null;
            }
            TargetUrl sent = carry(rule, target, evaluation.request().query());
            if (trace != null) {
                trace.target(target, sent);
            }
            return send(rule, status, sent, base, evaluation);
        } catch (RefusedException refused) {
            return refuse(rule, status, refused, base, evaluation);
        }
    }

    private static TargetUrl carry(CompiledRule rule, TargetUrl target, @Nullable String sent) {
        if (sent == null || sent.isEmpty()) {
            return target;
        }
        String own = target.query();
        String joined = rule.query().carry(own, sent);
        return Objects.equals(joined, own) ? target : target.withQuery(joined);
    }

    private @Nullable TargetUrl resolve(CompiledRule rule, Target target, Base base, Evaluation evaluation)
            throws RefusedException {
        String inFront = settings.contextRelative() ? base.context() : "";
        if (target instanceof LiteralTarget literal) {
            return literal.resolve(base, inFront, guard, settings.trustLiteralTargets());
        }
        SourcePattern source = rule.source();
        @Nullable String[] captures = source == null ? null : source.capture(evaluation.url());
        if (source == null || captures == null) {
            return null;
        }
        if (tooLong(captures, source.captures())) {
            exceeded.accept(evaluation, Limit.MAX_CAPTURE);
            return null;
        }
        RuleValues values =
                new RuleValues(evaluation.request(), evaluation.url().host(), base.context(), Arrays.asList(captures));
        return target.resolve(values, base, inFront, guard, settings.trustLiteralTargets());
    }

    private boolean tooLong(@Nullable String[] values, List<Capture> captures) {
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value != null
                    && value.length() > settings.limits().capture()
                    && captures.get(i).group() > 0) {
                return true;
            }
        }
        return false;
    }

    private Decision send(CompiledRule rule, RedirectStatus status, TargetUrl target, Base base, Evaluation evaluation)
            throws RefusedException {
        Location location = Location.of(target, base, settings.limits().target());
        if (location.leadsTo(base)
                && !comesBackAsGet(status, evaluation.request().method())) {
            return new Pass(Why.SELF, rule.id(), evaluation.onPass());
        }
        if (loopsBehindProxy(target, evaluation)) {
            return new Pass(Why.HTTPS_BEHIND_PROXY, rule.id(), evaluation.onPass());
        }
        return new Redirect(status, location.toString(), rule.id(), evaluation.onAnswer(rule));
    }

    private static boolean comesBackAsGet(RedirectStatus status, String method) {
        boolean retrieval = method.equals("GET") || method.equals("HEAD");
        return (status == RedirectStatus.SEE_OTHER && !retrieval) || (!status.keepsMethod() && method.equals("POST"));
    }

    /** A proxy that ends TLS says so in a header that nobody vouches for; to redirect to https again would not end. */
    private boolean loopsBehindProxy(TargetUrl target, Evaluation evaluation) {
        RedirectRequest request = evaluation.request();
        RequestUrl url = evaluation.url();
        if (request instanceof ProxiedRequest // whose scheme is the client's
                || !target.origin().scheme().equals("https")
                || !url.scheme().equals("http")) {
            return false;
        }
        boolean clientsHost =
                target.origin().host().equals(url.host()) || target.origin().equals(settings.origin());
        if (!clientsHost) {
            return false;
        }
        // or a cache would hand the redirect to those who come by https
        evaluation.consulted(Set.of(FORWARDED_PROTO));
        String said = request.header(FORWARDED_PROTO);
        if (said == null) {
            return false;
        }
        // of several proxies, the first in the list is the one that the client reached
        int comma = said.indexOf(',');
        String scheme = (comma < 0 ? said : said.substring(0, comma)).strip().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("wss");
    }

    private @Nullable Decision refuse(
            CompiledRule rule, RedirectStatus status, RefusedException e, Base base, Evaluation evaluation) {
        String reason = e.reason().toString();
        String target = PrintableText.of(e.target());
        Trace trace = evaluation.trace();
        if (trace != null) {
            trace.refused(reason, target, e.ruleOnly());
        }
        if (e.ruleOnly()) {
            if (!evaluation.dryRun()) {
                Pass pass = new Pass(Why.REFUSED, rule.id(), Headers.NONE);
                skipped.accept(evaluation.request(), new Refused(reason, target, rule.id(), pass));
            }
            return null;
        }
        Headers headers = settings.refused().passes() ? evaluation.onPass() : evaluation.onRefusal();
        return new Refused(reason, target, rule.id(), settings.refused().answer(rule.id(), status, base, headers));
    }
}
