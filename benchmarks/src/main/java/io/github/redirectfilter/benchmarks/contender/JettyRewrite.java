package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.rewrite.handler.RedirectPatternRule;
import org.eclipse.jetty.rewrite.handler.RedirectRegexRule;
import org.eclipse.jetty.rewrite.handler.RewriteHandler;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Jetty's {@code RewriteHandler}: a pattern rule for each literal, a regex rule for each other. */
final class JettyRewrite implements Contender {
    private final StubExchange request = new StubExchange();
    private final StubAnswer response = new StubAnswer(request);
    private RewriteHandler handler = new RewriteHandler();
    private HttpURI[] uris = {};

    @Override
    public void load(RuleSet rules) throws Exception {
        List<org.eclipse.jetty.rewrite.handler.Rule> list = new ArrayList<>(rules.size());
        rules.stream().map(JettyRewrite::rule).forEach(list::add);
        handler = new RewriteHandler(new Application());
        handler.setRules(list);
        handler.start();
    }

    private static org.eclipse.jetty.rewrite.handler.Rule rule(Rule rule) {
        if (rule.kind() == Kind.LITERAL) {
            RedirectPatternRule literal = new RedirectPatternRule(RuleText.source(rule), RuleText.target(rule));
            literal.setStatusCode(301);
            return literal;
        }
        RedirectRegexRule regex = new RedirectRegexRule(RuleText.regex(rule), RuleText.numbered(rule, "$", ""));
        regex.setStatusCode(301);
        return regex;
    }

    @Override
    public void prepare(List<String> paths) {
        uris = paths.stream()
                .map(path -> HttpURI.from("http://www.example.com" + path))
                .toArray(HttpURI[]::new);
    }

    @Override
    public @Nullable String locate(int request) throws Exception {
        this.request.uri = uris[request];
        response.headers.clear();
        response.status = 0;
        handler.handle(this.request, response, Callback.NOOP);
        return response.status == 0 ? null : response.headers.get(HttpHeader.LOCATION);
    }

    private static final class Application extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            return true;
        }
    }

    private static final class StubExchange extends Request.Wrapper {
        private final ConnectionMetaData connection;
        private HttpURI uri = HttpURI.from("/");

        StubExchange() {
            this(new StubConnection());
        }

        /** Jetty looks for the channel below all wrappers, of which this is one. */
        private StubExchange(ConnectionMetaData connection) {
            super(Stubs.answering(Request.class, Map.of("getComponents", new HttpChannelState(connection))));
            this.connection = connection;
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }

    private static final class StubConnection extends ConnectionMetaData.Wrapper {
        private final HttpConfiguration configuration = new HttpConfiguration();
        private final Connector connector =
                Stubs.answering(Connector.class, Map.of("getExecutor", (Executor) Runnable::run));

        StubConnection() {
            super(Stubs.refusing(ConnectionMetaData.class));
        }

        @Override
        public Connector getConnector() {
            return connector;
        }

        @Override
        public HttpConfiguration getHttpConfiguration() {
            return configuration;
        }
    }

    private static final class StubAnswer extends Response.Wrapper {
        private final HttpFields.Mutable headers = HttpFields.build();
        private int status;

        StubAnswer(Request request) {
            super(request, Stubs.refusing(Response.class));
        }

        @Override
        public HttpFields.Mutable getHeaders() {
            return headers;
        }

        @Override
        public void setStatus(int code) {
            status = code;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public boolean isCommitted() {
            return false;
        }
    }
}
