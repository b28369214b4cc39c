package io.github.redirectfilter.cli;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RequestBuilder;
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
    private String ip = "127.0.0.1";

    @Option(
            names = "--user",
            paramLabel = "NAME[:ROLE,ROLE]",
            description = "Who is logged in, and the roles of that user.")
    private @Nullable String user;

    @Option(
            names = "--context-path",
            paramLabel = "PATH",
            description = "Where the application is mounted, such as /shop; the URL begins with it.")
    private String contextPath = "";

    RedirectRequest request(String method, String url) {
        if (!method.matches("[A-Z][A-Z0-9_-]*")) {
            throw new CommandFailure("\"" + method + "\" is no method (expected for example " + proposed(method) + ")");
        }
        try {
            RequestBuilder request = RedirectRequest.builder(method, url.startsWith("/") ? OWN_ORIGIN + url : url)
                    .contextPath(contextPath)
                    .addressLine(ip);
            headers.forEach(request::headerLine);
            if (user != null) {
                request.userLine(user);
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static String proposed(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        return upper.matches("[A-Z]+") ? upper : "GET";
    }
}
