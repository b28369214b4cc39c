package io.github.redirectfilter.servlet;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.ConfigurationLoader;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Jetty with one application, on a free port of the loopback interface. */
final class TestServer implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    private TestServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    static TestServer start(Handler application) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(application);
        try {
            server.start();
        } catch (Exception failed) {
            server.stop();
            throw failed;
        }
        awaitLateStarts();
        return new TestServer(server, connector);
    }

    /** So that what lint finds at the start is not taken for something that a test has caused. */
    private static void awaitLateStarts() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("redirect-filter-start ")) {
                thread.join();
            }
        }
    }

    /** Starts {@link #application} with these rules. */
    static TestServer withRules(String... rules) throws Exception {
        return start(application("", rules));
    }

    /** Starts {@link #application} with settings and rules whose conditions get clock, chance and services from a builder. */
    static TestServer with(Redirects.Builder builder, String... rules) throws Exception {
        return start(application(redirects(builder, rules)));
    }

    /** Settings and rules, as they stand in a file. */
    static Redirects redirects(Redirects.Builder builder, String... rules) {
        return new ConfigurationLoader(path -> null, TestServer.class.getClassLoader())
                .parameters("init-param", Map.of("rules", String.join("\n", rules)))
                .load(builder)
                .redirects();
    }

    /** An application behind a filter with ready rules. */
    static ServletContextHandler application(Redirects redirects) {
        ServletContextHandler application = new ServletContextHandler("");
        application.addServlet(new ServletHolder(new Echo()), "/");
        FilterHolder filter = new FilterHolder(new RedirectFilter(redirects));
        filter.setAsyncSupported(true);
        application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        return application;
    }

    /** An application behind a filter with these rules; {@link Echo} answers what nothing else does. */
    static ServletContextHandler application(String contextPath, String... rules) {
        ServletContextHandler application = new ServletContextHandler(contextPath);
        application.addServlet(new ServletHolder(new Echo()), "/");
        filter(application, rules);
        return application;
    }

    static FilterHolder filter(ServletContextHandler application, String... rules) {
        FilterHolder filter = new FilterHolder(new RedirectFilter());
        filter.setName("rules");
        filter.setAsyncSupported(true);
        filter.setInitParameter("rules", String.join("\n", rules));
        application.addFilter(filter, "/*", EnumSet.allOf(DispatcherType.class));
        return filter;
    }

    /** The rules of the filter that runs in an application. */
    static Redirects redirects(ServletContextHandler application) {
        return (Redirects) application.getServletContext().getAttribute(Redirects.class.getName());
    }

    int port() {
        return connector.getLocalPort();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    RawHttp connect() throws IOException {
        return new RawHttp(port());
    }

    RawHttp.Response get(String target, String... headers) throws IOException {
        return exchange("GET", target, headers);
    }

    RawHttp.Response exchange(String method, String target, String... headers) throws IOException {
        try (RawHttp connection = connect()) {
            connection.request(method, target, headers);
            return connection.read(method);
        }
    }

    /** Posts a body, and posts it again to where a redirect leads that keeps method and body; the last answer. */
    RawHttp.Response post(String target, String body, String... headers) throws IOException {
        try (RawHttp connection = connect()) {
            String[] all = Arrays.copyOf(headers, headers.length + 1);
            all[headers.length] = "Content-Length: " + body.length();
            connection.send(RawHttp.head("POST", target, all) + body);
            RawHttp.Response response = connection.read("POST");
            boolean again = response.status() == 307 || response.status() == 308;
            return again ? post(response.header("Location"), body, headers) : response;
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** Answers {@code APP METHOD URI BODY}. */
    static class Echo extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter()
                    .print(("APP " + request.getMethod() + " " + request.getRequestURI() + " " + body).strip());
        }
    }
}
