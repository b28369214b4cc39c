package io.github.redirectfilter.spring;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls;
import io.github.redirectfilter.RefusedTarget;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.RuleSummary;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.GuardMode;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.config.ReloadStatus;
import io.github.redirectfilter.lint.Finding;
import io.github.redirectfilter.lint.Lint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The Actuator endpoint {@code redirects}: rules with their hits, the state of what operators can change, what is odd about
 * the rules, and what becomes of a request. Changing something needs {@code management.endpoint.redirects.access=unrestricted}.
 *
 * <p>What cannot be done is an {@link InvalidEndpointRequestException} that says why: JMX hands its message on, and
 * {@link RedirectsWebExtension} answers with it.
 */
@Endpoint(id = "redirects", defaultAccess = Access.READ_ONLY)
public final class RedirectsEndpoint {
    /** More rules are counted, but not listed. */
    static final int MOST_LISTED = 1000;

    /** More findings are counted, but not listed. */
    static final int MOST_FOUND = 100;

    /** A request waits for lint, and that of more rules would be felt. */
    static final int MOST_LINTED = 5_000;

    private final LiveConfiguration configuration;
    private final String contextPath;

    RedirectsEndpoint(LiveConfiguration configuration, String contextPath) {
        this.configuration = configuration;
        this.contextPath = contextPath;
    }

    /**
     * All that the endpoint shows.
     *
     * @param size how many rules there are
     * @param rules the first of them, in their order
     * @param controls switches, shares and health checks
     * @param refusals how many targets were refused, by reason
     * @param recentRefusals the last of these targets, the latest first
     * @param limitsExceeded how many requests went beyond a limit, by its name
     * @param reload what became of loading the rules again
     */
    public record Overview(
            int size,
            List<Rule> rules,
            List<Controls.Entry> controls,
            Map<String, Long> refusals,
            List<RefusedTarget> recentRefusals,
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
     * What is odd about the rules, though they are valid.
     *
     * @param size how many findings there are
     * @param skipped why the rules were not looked at; {@code null} if they were
     * @param findings the first of them, the errors in front
     */
    public record Findings(int size, @Nullable String skipped, List<Map<String, Object>> findings) {}

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
                redirects.recentRefusals(),
                redirects.limitsExceeded(),
                configuration.status());
    }

    /**
     * Reads more than the overview has: {@code redirects/lint} is what is odd about the rules, and
     * {@code redirects/explain?method=GET&url=https://...} what becomes of a request, and why, without consequences.
     *
     * @param headers of the request to explain, one a line
     * @param ip where that request comes from; this machine if not given
     * @param user who sends it, as {@code NAME} or {@code NAME:ROLE,ROLE}; nobody that is known if not given
     * @return {@code null}, which is a 404, for any other operation
     */
    // Boot 3.5 does not know another annotation of parameters that may be missing
    @SuppressWarnings("deprecation")
    @ReadOperation
    @RegisterReflectionForBinding(Findings.class) // a native image sees them in no signature
    public @Nullable Object read(
            @Selector String operation,
            @org.springframework.lang.Nullable String method,
            @org.springframework.lang.Nullable String url,
            @org.springframework.lang.Nullable String headers,
            @org.springframework.lang.Nullable String ip,
            @org.springframework.lang.Nullable String user) {
        return switch (operation) {
            case "explain" -> explain(method, url, headers, ip, user);
            case "lint" -> lint();
            default -> null;
        };
    }

    private Map<String, Object> explain(
            @Nullable String method,
            @Nullable String url,
            @Nullable String headers,
            @Nullable String ip,
            @Nullable String user) {
        if (method == null || url == null) {
            throw invalid(new IllegalArgumentException(
                    "explain needs method and url (expected explain?method=GET&url=https://app.example/path)"));
        }
        try {
            RequestBuilder request = RedirectRequest.builder(method, url)
                    .contextPath(contextPath)
                    .headerLines(Objects.requireNonNullElse(headers, ""))
                    .addressLine(Objects.requireNonNullElse(ip, "127.0.0.1"));
            if (user != null) {
                request.userLine(user);
            }
            return redirects().explain(request.build()).toMap();
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private Findings lint() {
        Configuration now = configuration.current();
        if (now.redirects().size() > MOST_LINTED) {
            return new Findings(
                    0, "more than " + MOST_LINTED + " rules; the command line's check looks at them", List.of());
        }
        Lint.Surroundings around = new Lint.Surroundings(now.guard() != GuardMode.OFF, contextPath);
        List<Finding> findings = Lint.of(now.redirects(), around);
        return new Findings(
                findings.size(),
                null,
                findings.stream().limit(MOST_FOUND).map(Finding::toMap).toList());
    }

    /**
     * Changes a switch, a share or the state of a health check.
     *
     * @param name as in {@code switch.maintenance}
     * @param value as in {@code on}
     * @throws InvalidEndpointRequestException if the rules have none of this name, or if the value is wrong
     */
    @WriteOperation
    public Controls.Entry set(@Selector String name, String value) {
        try {
            redirects().controls().set(name, value);
            return redirects().controls().get(name);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    /**
     * Goes back to what the configuration says.
     *
     * @throws InvalidEndpointRequestException if the rules have none of this name
     */
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
        Redirects.Hits count = redirects().hits(summary.id());
        Integer status = summary.status() == null ? null : summary.status().code();
        return new Rule(summary.id(), summary.from(), status, count.count(), count.last());
    }

    private static InvalidEndpointRequestException invalid(IllegalArgumentException e) {
        String reason = String.valueOf(e.getMessage());
        return new InvalidEndpointRequestException(reason, reason, e);
    }
}
