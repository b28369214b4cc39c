package io.github.redirectfilter.cli;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RequestBuilder;
import java.util.ArrayList;
import java.util.List;
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
        RequestBuilder request;
        try {
            request = RedirectRequest.builder(method, url.startsWith("/") ? OWN_ORIGIN + url : url);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
        headers.forEach(header -> add(header, request));
        if (ip != null) {
            request.remoteAddress(ip);
        }
        if (contextPath != null) {
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

    private static void add(String header, RequestBuilder request) {
        try {
            request.headerLine(header);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--header " + e.getMessage());
        }
    }
}
