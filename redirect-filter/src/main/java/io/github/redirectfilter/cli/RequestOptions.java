package io.github.redirectfilter.cli;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.match.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a request has beside method and URL. */
final class RequestOptions {
    private static final String OWN_ORIGIN = "https://localhost";

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description = "A header of the request; Cookie is taken apart.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--ip",
            paramLabel = "ADDRESS",
            description = "Where the request comes from; 127.0.0.1 if not given.")
    private @Nullable String ip;

    @Option(
            names = "--user",
            paramLabel = "NAME[:ROLE,ROLE]",
            description = "Who is logged in, and the roles of that user.")
    private @Nullable String user;

    @Option(
            names = "--context-path",
            paramLabel = "PATH",
            description = "Where the application is mounted, such as /shop; the URL begins with it.")
    private @Nullable String contextPath;

    /** Adds a header, as {@code Name: value}. */
    void header(String header) {
        headers.add(header);
    }

    /** Sets {@code ip}, {@code user} or {@code context}. */
    void set(String name, String value) {
        switch (name) {
            case "ip" -> ip = value;
            case "user" -> user = value;
            default -> contextPath = value;
        }
    }

    RedirectRequest request(String method, String url) {
        if (!method.matches("[A-Z][A-Z0-9_-]*")) {
            throw new CommandFailure("\"" + method + "\" is no method (expected for example " + proposed(method) + ")");
        }
        RequestBuilder request;
        try {
            request = RedirectRequest.builder(method, url.startsWith("/") ? OWN_ORIGIN + url : url);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
        headers.forEach(header -> add(header, request));
        if (ip != null) {
            requireAddress(ip);
            request.remoteAddress(ip);
        }
        if (contextPath != null) {
            if (!contextPath.isEmpty() && (!contextPath.startsWith("/") || contextPath.endsWith("/"))) {
                throw new CommandFailure(
                        "context path \"" + contextPath + "\" is none (expected for example /shop, or nothing)");
            }
            request.contextPath(contextPath);
        }
        if (user != null) {
            int colon = user.indexOf(':');
            request.user(
                    colon < 0 ? user : user.substring(0, colon),
                    colon < 0 ? new String[0] : user.substring(colon + 1).split(",", -1));
        }
        return request.build();
    }

    private static String proposed(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        return upper.matches("[A-Z]+") ? upper : "GET";
    }

    private static void requireAddress(String ip) {
        if (IpAddress.parse(ip) == null) {
            throw new CommandFailure("\"" + ip + "\" is no IP address (expected for example 192.0.2.7 or 2001:db8::1)");
        }
    }

    private static void add(String header, RequestBuilder request) {
        if (header.regionMatches(true, 0, "Host:", 0, "Host:".length())) {
            throw new CommandFailure("the header Host is taken from the URL (expected an absolute URL, such as https://"
                    + header.substring("Host:".length()).strip() + "/path)");
        }
        try {
            request.headerLine(header);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--header " + e.getMessage());
        }
    }
}
