package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConsoleSettings;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.console.Console;
import io.github.redirectfilter.match.IpAddress;
import io.github.redirectfilter.match.IpNetworks;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Serves the console to those whom it is for. All others get what the application answers at its path, so that they don't
 * learn of it. Neither the {@code Host} of a request nor a header of a proxy that nobody listed opens it.
 */
final class ConsolePage {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    private final String path;
    private final Set<String> roles;
    private final IpNetworks addresses;
    private final Redirects redirects;
    private final Console console;

    private ConsolePage(ConsoleSettings settings, Redirects redirects, Console console) {
        this.path = settings.path();
        this.roles = settings.roles();
        this.addresses = IpNetworks.of(settings.addresses());
        this.redirects = redirects;
        this.console = console;
    }

    /** The page of a configuration; {@code null} if it has none. */
    static @Nullable ConsolePage of(Configuration configuration, LiveConfiguration live, String contextPath) {
        ConsoleSettings settings = configuration.console();
        return settings == null
                ? null
                : new ConsolePage(settings, configuration.redirects(), new Console(configuration, live, contextPath));
    }

    /** Answers a request for the page by one who may see it. False for any other, of which nothing was touched. */
    boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isAsked(request) || response.isCommitted() || !mayEnter(request)) {
            return false;
        }
        byte[] page;
        try {
            page = console.page(request.getRequestURI(), request.getQueryString(), request.getContextPath())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            LOG.log(Level.ERROR, "The console could not be written", failure);
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            return true;
        }
        Console.headers().forEach(response::setHeader);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(page);
        }
        return true;
    }

    /** The path as it is sent, and no other spelling of it: what protects it in front of the filter compares texts too. */
    private boolean isAsked(HttpServletRequest request) {
        String method = request.getMethod();
        String uri = request.getRequestURI();
        String context = request.getContextPath();
        return (method.equals("GET") || method.equals("HEAD"))
                && request.getDispatcherType() == DispatcherType.REQUEST
                && uri.length() == context.length() + path.length()
                && uri.startsWith(context)
                && uri.endsWith(path);
    }

    private boolean mayEnter(HttpServletRequest request) {
        return !addresses.isEmpty() && comesFromThere(request) || roles.stream().anyMatch(request::isUserInRole);
    }

    private boolean comesFromThere(HttpServletRequest request) {
        String client = redirects.clientAddress(new ServletRequestAdapter(request));
        return client != null && addresses.contains(IpAddress.parse(client));
    }
}
