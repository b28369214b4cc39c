package com.example.quickstart;

import io.github.redirectfilter.RedirectFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An embedded Jetty whose requests go through the rules in {@code redirects.rules}. */
public final class Quickstart {
    private static final int DEFAULT_PORT = 8080;

    private Quickstart() {}

    /** Runs until it is stopped. The port is the first argument, else the environment variable PORT, else 8080. */
    public static void main(String[] arguments) throws Exception {
        Server server = start(port(arguments));
        System.out.println("Open " + server.getURI() + "  (Ctrl-C stops)");
        server.join();
    }

    /** Starts on the loopback interface; port 0 takes any that is free, and {@code getURI} tells which. */
    static Server start(int port) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(application());
        server.setStopAtShutdown(true);
        try {
            server.start();
        } catch (Exception failed) {
            server.stop();
            throw failed;
        }
        return server;
    }

    private static ServletContextHandler application() {
        ServletContextHandler application = new ServletContextHandler("/");
        application.addServlet(PageServlet.class, "/");
        application.addServlet(EchoServlet.class, "/api/v2/*");

        FilterHolder filter = new FilterHolder(RedirectFilter.class);
        filter.setName("redirects");
        filter.setInitParameter("rules-file", "classpath:redirects.rules");
        // else no servlet behind the filter could start async processing
        filter.setAsyncSupported(true);
        // ERROR too: the filter says its headers again for the error page, where Jetty would replace them
        application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));

        ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
        errorPages.addErrorPage(400, 599, "/error");
        application.setErrorHandler(errorPages);
        return application;
    }

    private static int port(String[] arguments) {
        String port = arguments.length > 0 ? arguments[0] : System.getenv("PORT");
        return port == null ? DEFAULT_PORT : Integer.parseInt(port);
    }
}
