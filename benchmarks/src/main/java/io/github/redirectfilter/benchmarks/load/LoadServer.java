package io.github.redirectfilter.benchmarks.load;

import io.github.redirectfilter.RedirectFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.tuckey.web.filters.urlrewrite.UrlRewriteFilter;

/**
 * Jetty with one way to redirect.
 *
 * <p>{@code PORT bare LOCATION}: a servlet that answers everything with 307. {@code PORT idle LOCATION}: the same behind a
 * filter that does nothing, which is what any filter costs. {@code PORT filter FILE}: this project's
 * filter with a file of rules, {@code PORT tuckey FILE}: Tuckey's with an {@code urlrewrite.xml}, each in front of a
 * servlet that answers 404. Runs until it is ended.
 */
public final class LoadServer {
    private LoadServer() {}

    /** Starts the server. */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        String argument = arguments[2];
        switch (arguments[1]) {
            case "bare" -> context.addServlet(new ServletHolder(new Bare(argument)), "/*");
            case "idle" -> {
                Filter idle = (request, response, chain) -> chain.doFilter(request, response);
                context.addFilter(new FilterHolder(idle), "/*", EnumSet.of(DispatcherType.REQUEST));
                context.addServlet(new ServletHolder(new Bare(argument)), "/*");
            }
            case "filter" -> {
                FilterHolder filter = filter(context, new FilterHolder(new RedirectFilter()));
                filter.setInitParameter("rules-file", Path.of(argument).toUri().toString());
            }
            case "tuckey" -> {
                Path file = Path.of(argument).toAbsolutePath();
                context.setBaseResourceAsPath(file.getParent());
                FilterHolder filter = filter(context, new FilterHolder(new UrlRewriteFilter()));
                filter.setInitParameter("confPath", "/" + file.getFileName());
                filter.setInitParameter("statusEnabled", "false");
                filter.setInitParameter("logLevel", "ERROR");
            }
            default ->
                throw new IllegalArgumentException(
                        arguments[1] + " is no kind of server (expected bare, idle, filter or tuckey)");
        }
        server.setHandler(context);
        server.start();
        server.join();
    }

    private static FilterHolder filter(ServletContextHandler context, FilterHolder filter) {
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new NotFound()), "/*");
        return filter;
    }

    /** The least that a redirect takes in a servlet container. */
    private static final class Bare extends HttpServlet {
        private final String location;

        Bare(String location) {
            this.location = location;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Location", location);
            response.setContentLength(0);
        }
    }

    private static final class NotFound extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentLength(0);
        }
    }
}
