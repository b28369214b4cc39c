package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ValveBase;
import org.apache.catalina.valves.rewrite.RewriteValve;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;

/** Tomcat's {@code RewriteValve} with a {@code rewrite.config}, on Tomcat's own request and response. */
final class TomcatValve implements Contender {
    private final RewriteValve valve = new RewriteValve();
    private final Request request;
    private final Response response = new Response();
    private final MessageBytes path;
    private char[][] paths = {};

    TomcatValve() {
        StandardHost host = new StandardHost();
        host.setName("www.example.com");
        valve.setContainer(host);
        valve.setNext(new Application());
        request = request(response);
        path = request.getDecodedRequestURIMB();
    }

    /** A request to {@code http://www.example.com} that is answered in a response, without a path. */
    static Request request(Response response) {
        Request request = new Request(new Connector());
        request.setCoyoteRequest(new org.apache.coyote.Request());
        response.setCoyoteResponse(new org.apache.coyote.Response());
        response.setRequest(request);
        request.setResponse(response);
        request.getCoyoteRequest().protocol().setString("HTTP/1.1");
        request.getCoyoteRequest().scheme().setString("http");
        request.getCoyoteRequest().serverName().setString("www.example.com");
        request.getCoyoteRequest().setServerPort(80);
        return request;
    }

    @Override
    public void load(RuleSet rules) throws Exception {
        valve.setConfiguration(rules.stream()
                .map(rule ->
                        "RewriteRule " + RuleText.regex(rule) + " " + RuleText.numbered(rule, "$", "") + " [R=301,L]")
                .collect(Collectors.joining("\n")));
    }

    @Override
    public void prepare(List<String> paths) {
        this.paths = paths.stream().map(String::toCharArray).toArray(char[][]::new);
    }

    @Override
    public @Nullable String locate(int request) throws Exception {
        char[] characters = paths[request];
        path.setChars(characters, 0, characters.length);
        valve.invoke(this.request, response);
        if (response.getStatus() < Response.SC_MULTIPLE_CHOICES) {
            return null;
        }
        String location = response.getHeader("Location");
        response.getCoyoteResponse().recycle();
        response.recycle();
        return location;
    }

    private static final class Application extends ValveBase {
        @Override
        public void invoke(Request request, Response response) {}
    }
}
