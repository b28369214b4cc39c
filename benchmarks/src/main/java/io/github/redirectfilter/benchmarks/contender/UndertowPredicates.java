package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import io.undertow.Handlers;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.builder.PredicatedHandlersParser;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.Protocols;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Undertow's predicates, in the text of an {@code undertow-handlers.conf}. An exchange can't be used twice, so that each
 * request includes the making of one; the server would make it too.
 */
final class UndertowPredicates implements Contender {
    private static final HttpHandler APPLICATION = exchange -> {};

    private final UndertowConnection connection = new UndertowConnection();
    private HttpHandler handler = APPLICATION;
    private String[] paths = {};

    @Override
    public void load(RuleSet rules) {
        String text = rules.stream().map(UndertowPredicates::line).collect(Collectors.joining("\n"));
        handler = Handlers.predicates(
                PredicatedHandlersParser.parse(text, UndertowPredicates.class.getClassLoader()), APPLICATION);
    }

    private static String line(Rule rule) {
        return switch (rule.kind()) {
            case LITERAL -> "path('" + RuleText.source(rule) + "') -> redirect('" + RuleText.target(rule) + "')";
            case TEMPLATE, REGEX ->
                "regex('" + RuleText.regex(rule) + "') -> redirect('" + RuleText.numbered(rule, "${", "}") + "')";
        };
    }

    @Override
    public void prepare(List<String> paths) {
        this.paths = paths.toArray(String[]::new);
    }

    @Override
    public @Nullable String locate(int request) throws Exception {
        HttpServerExchange exchange = new HttpServerExchange(connection);
        exchange.setRequestMethod(Methods.GET);
        exchange.setProtocol(Protocols.HTTP_1_1);
        exchange.setRequestURI(paths[request]);
        exchange.setRequestPath(paths[request]);
        exchange.setRelativePath(paths[request]);
        Connectors.terminateRequest(exchange); // as after the head of a request without a body
        handler.handleRequest(exchange);
        return exchange.getResponseHeaders().getFirst(Headers.LOCATION);
    }
}
