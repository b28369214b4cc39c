package io.github.redirectfilter.spring;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls;
import io.github.redirectfilter.RuleSummary;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.config.ReloadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The Actuator endpoint {@code redirects}: rules with their hits, the state of what operators can change, and what a request
 * would get. Changing something needs {@code management.endpoint.redirects.access=unrestricted}.
 */
@Endpoint(id = "redirects", defaultAccess = Access.READ_ONLY)
public final class RedirectsEndpoint {
    /** More rules are counted, but not listed. */
    static final int MOST_LISTED = 1000;

    private static final String EXPLAIN = "explain";

    private final LiveConfiguration configuration;
    private final RedirectHits hits;
    private final String contextPath;

    RedirectsEndpoint(LiveConfiguration configuration, RedirectHits hits, String contextPath) {
        this.configuration = configuration;
        this.hits = hits;
        this.contextPath = contextPath;
    }

    /**
     * All that the endpoint shows.
     *
     * @param size how many rules there are
     * @param rules the first of them, in their order
     * @param controls switches, shares and health checks
     * @param refusals how many targets were refused, by reason
     * @param limitsExceeded how many requests went beyond a limit, by its name
     * @param reload what became of loading the rules again
     */
    public record Overview(
            int size,
            List<Rule> rules,
            List<Controls.Entry> controls,
            Map<String, Long> refusals,
            Map<String, Long> limitsExceeded,
            ReloadStatus reload) {}

    /**
     * A rule and what became of it since the application started.
     *
     * @param status {@code null} if it lets requests pass
     * @param lastHit {@code null} if it has not decided yet
     */
    public record Rule(
            String id,
            String from,
            @Nullable Integer status,
            long hits,
            @Nullable Instant lastHit) {}

    /**
     * What a request would get.
     *
     * @param outcome {@code redirect}, {@code respond}, {@code refused}, or {@code pass-} and the reason
     * @param status {@code null} if the request passes
     * @param location {@code null} if it is not redirected
     * @param rule {@code null} if no rule decides
     * @param cacheControl {@code null} for none
     * @param vary {@code null} for none
     */
    public record Explanation(
            String outcome,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable String rule,
            @Nullable String cacheControl,
            @Nullable String vary) {}

    /** Shows everything. */
    @ReadOperation
    public Overview overview() {
        Redirects redirects = redirects();
        List<Rule> rules =
                redirects.rules().stream().limit(MOST_LISTED).map(this::rule).toList();
        return new Overview(
                redirects.size(),
                rules,
                redirects.controls().list(),
                redirects.refusals(),
                redirects.limitsExceeded(),
                configuration.status());
    }

    /**
     * Tells what a request without headers would get that comes from this machine, without consequences:
     * {@code redirects/explain?method=GET&url=https://...}.
     *
     * @return {@code null}, which is a 404, for any other operation
     */
    @ReadOperation
    public @Nullable Explanation explain(@Selector String operation, String method, String url) {
        if (!operation.equals(EXPLAIN)) {
            return null;
        }
        try {
            return explanation(redirects()
                    .dryRun(RedirectRequest.builder(method, url)
                            .contextPath(contextPath)
                            .build()));
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    /** Changes a switch, a share or the state of a health check. */
    @WriteOperation
    public Controls.Entry set(@Selector String name, String value) {
        try {
            redirects().controls().set(name, value);
            return redirects().controls().get(name);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    /** Goes back to what the configuration says. */
    @DeleteOperation
    public Controls.Entry reset(@Selector String name) {
        try {
            redirects().controls().reset(name);
            return redirects().controls().get(name);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private Redirects redirects() {
        return configuration.current().redirects();
    }

    private Rule rule(RuleSummary summary) {
        RedirectHits.Hits count = hits.of(summary.id());
        Integer status = summary.status() == null ? null : summary.status().code();
        return new Rule(summary.id(), summary.from(), status, count.count(), count.last());
    }

    private static Explanation explanation(Decision decision) {
        Decision answer = decision instanceof Decision.Refused refused ? refused.answer() : decision;
        Decision.Headers headers = answer.headers();
        OptionalInt status = decision.statusCode();
        return new Explanation(
                decision.outcome(),
                status.isPresent() ? status.getAsInt() : null,
                answer instanceof Decision.Redirect redirect ? redirect.location() : null,
                decision.rule(),
                headers.cacheControl(),
                headers.vary());
    }

    /** Actuator answers 400 to it. */
    private static InvalidEndpointRequestException invalid(IllegalArgumentException e) {
        String reason = String.valueOf(e.getMessage());
        return new InvalidEndpointRequestException(reason, reason, e);
    }
}
