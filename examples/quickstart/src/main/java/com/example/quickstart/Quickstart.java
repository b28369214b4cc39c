package com.example.quickstart;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.RedirectListener;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
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
        server.setStopAtShutdown(true);
        LittleServer main = new LittleServer("main");
        LittleServer spare = new LittleServer("spare");
        server.addBean(main, true); // managed, so that they stop with it
        server.addBean(spare, true);
        try {
            main.start(); // by now, for the rules name their ports
            spare.start();
            server.setHandler(application(main, spare));
            server.start();
        } catch (Exception failed) {
            server.stop();
            throw failed;
        }
        return server;
    }

    private static ServletContextHandler application(LittleServer main, LittleServer spare) {
        ServletContextHandler application = new ServletContextHandler("/");
        application.addServlet(PageServlet.class, "/");
        application.addServlet(EchoServlet.class, "/api/v2/*");
        application.addServlet(EchoServlet.class, "/checkout/*");
        application.addServlet(new ServletHolder(new ControlServlet()), "/control/values");
        application.addServlet(new ServletHolder(new ServersServlet(List.of(main, spare))), "/control/servers");
        application.addFilter(new FilterHolder(new OwnPagesOnly()), "/control/*", EnumSet.of(DispatcherType.REQUEST));
        Decisions decisions = new Decisions();
        application.addServlet(new ServletHolder(decisions), "/control/decisions");
        application.setAttribute(RedirectListener.class.getName(), decisions);

        // ERROR too: the filter says its headers again for the error page, where Jetty would replace them
        application.addFilter(redirects(main, spare), "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));

        ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
        errorPages.addErrorPage(400, 599, "/error");
        application.setErrorHandler(errorPages);
        return application;
    }

    private static FilterHolder redirects(LittleServer main, LittleServer spare) {
        FilterHolder filter = new FilterHolder(RedirectFilter.class);
        filter.setName("redirects");
        filter.setInitParameter("rules-file", "classpath:redirects.rules");
        // Elsewhere these stand in the file too. Here the ports are not known before; "rules" come first.
        filter.setInitParameter("rules", """
                /pay/{*path}   MAIN/pay/{path}    307   id=pay-main    healthy=main
                /pay/{*path}   SPARE/pay/{path}   307   id=pay-spare   healthy=spare
                /pay/{*path}   -                  503   id=pay-closed  retry-after=5
                """.replace("MAIN", main.origin()).replace("SPARE", spare.origin()));
        filter.setInitParameter("health.main", main.origin() + "/health every=500ms timeout=500ms down=2 up=2");
        filter.setInitParameter("health.spare", spare.origin() + "/health every=500ms timeout=500ms down=2 up=2");
        // else no servlet behind the filter could start async processing
        filter.setAsyncSupported(true);
        return filter;
    }

    private static int port(String[] arguments) {
        String port = arguments.length > 0 ? arguments[0] : System.getenv("PORT");
        return port == null ? DEFAULT_PORT : Integer.parseInt(port);
    }
}
