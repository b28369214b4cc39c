package io.github.redirectfilter.benchmarks.contender;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.RouteBuilder;
import com.linecorp.armeria.server.Routed;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.VirtualHost;
import io.github.redirectfilter.benchmarks.rules.Part;
import io.github.redirectfilter.benchmarks.rules.Part.Capture;
import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Armeria's router, with a service for each rule. Its cache of 4,096 exact routes is to be switched off, by
 * {@link #PROPERTY}: the requests that come again and again here would all be found there.
 */
public final class ArmeriaRouter implements Contender {
    /** System property that switches the cache off. */
    public static final String PROPERTY = "com.linecorp.armeria.routeCacheSpec";

    private ArmeriaContext[] requests = {};
    private @Nullable VirtualHost host;

    @Override
    public void load(RuleSet rules) {
        ServerBuilder builder = Server.builder();
        rules.stream().forEach(rule -> builder.service(route(rule), new Redirecting(rule.target())));
        host = builder.build().config().defaultVirtualHost();
    }

    private static Route route(Rule rule) {
        RouteBuilder route = Route.builder();
        return switch (rule.kind()) {
            case LITERAL -> route.exact(RuleText.source(rule)).build();
            case TEMPLATE ->
                ofWholeSegments(rule)
                        ? route.path(RuleText.template(rule.source(), ArmeriaRouter::capture))
                                .build()
                        : regex(route, rule);
            case REGEX -> regex(route, rule);
        };
    }

    private static Route regex(RouteBuilder route, Rule rule) {
        return route.regex(RuleText.regex(rule, capture -> "(?<" + capture.name() + ">" + capture.expression() + ")"))
                .build();
    }

    private static String capture(Capture capture) {
        return (RuleText.isRest(capture) ? "{*" : "{") + capture.name() + "}";
    }

    /** A variable of Armeria's can't be a part of a segment. */
    private static boolean ofWholeSegments(Rule rule) {
        return RuleText.template(rule.source(), capture -> "\0").matches("(/[^/\0]*|/\0(?=/|$))*");
    }

    @Override
    public void prepare(List<String> paths) {
        VirtualHost ready = host;
        if (ready == null) {
            throw new IllegalStateException("no rules are loaded");
        }
        requests = paths.stream().map(path -> new ArmeriaContext(ready, path)).toArray(ArmeriaContext[]::new);
    }

    @Override
    public @Nullable String locate(int request) {
        ArmeriaContext context = requests[request];
        Routed<ServiceConfig> found = context.virtualHost().findServiceConfig(context);
        if (found.isPresent() && found.value().service() instanceof Redirecting redirecting) {
            Map<String, String> values = found.routingResult().pathParams();
            return Rule.fill(redirecting.target, values::get);
        }
        return null;
    }

    /** Holds a target; what it answers is read from it here, for it would be given a network's request. */
    private static final class Redirecting implements HttpService {
        private final List<Part> target;

        Redirecting(List<Part> target) {
            this.target = target;
        }

        @Override
        public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
            return HttpResponse.ofRedirect(HttpStatus.MOVED_PERMANENTLY, Rule.fill(target, context::pathParam));
        }
    }
}
