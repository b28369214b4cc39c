package io.github.redirectfilter.acceptance.container;

import io.github.redirectfilter.acceptance.app.Application;
import io.github.redirectfilter.servlet.RedirectFilterInitializer;
import java.util.Map;
import java.util.function.IntSupplier;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty with its module for Servlet 6.0. */
public final class JettyContainer implements IntSupplier, AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    /** Starts the application on a free port. */
    public JettyContainer(Map<String, String> settings) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("");
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        errors.addErrorPage(500, Application.ERROR_PAGE);
        context.setErrorHandler(errors);
        context.addServletContainerInitializer(new Application(settings));
        context.addServletContainerInitializer(new RedirectFilterInitializer());
        server.setHandler(context);
        server.start();
    }

    @Override
    public int getAsInt() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
