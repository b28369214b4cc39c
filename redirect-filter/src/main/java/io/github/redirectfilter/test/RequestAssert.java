package io.github.redirectfilter.test;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request, and then what becomes of it. Unless it says otherwise it asks {@code http://localhost} from
 * {@code 127.0.0.1}, and brings neither headers nor cookies.
 */
public final class RequestAssert {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(https?)://([^/?#]+)(.*)");

    private final Redirects redirects;
    private final String description;
    private final String method;
    private final String rest;
    private final List<Consumer<RequestBuilder>> parts = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();
    private String scheme = "http";
    private String authority = "localhost";

    RequestAssert(Redirects redirects, String description, String method, String url) {
        this.redirects = redirects;
        this.description = description;
        this.method = method;
        Matcher absolute = ABSOLUTE.matcher(url);
        if (absolute.matches()) {
            scheme = absolute.group(1);
            authority = absolute.group(2);
            rest = absolute.group(3);
        } else if (url.startsWith("/")) {
            rest = url;
        } else {
            throw new IllegalArgumentException("\"" + url
                    + "\" is no URL of a request (expected one like /path?query or https://example.com/path?query)");
        }
    }

    /**
     * Adds a header.
     *
     * @throws IllegalArgumentException for {@code Cookie} and {@code Host}, which {@link #cookie} and {@link #host} set
     */
    public RequestAssert header(String name, String value) {
        if (name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("Host")) {
            throw new IllegalArgumentException("the header " + name + " has a method of its own (expected "
                    + name.toLowerCase(Locale.ROOT) + "(...))");
        }
        return with(", " + name + ": " + value, request -> request.header(name, value));
    }

    /** Adds a cookie. */
    public RequestAssert cookie(String name, String value) {
        return with(", cookie " + name + "=" + value, request -> request.cookie(name, value));
    }

    /** Sets host and port, such as {@code shop.example} or {@code shop.example:8443}. */
    public RequestAssert host(String hostAndPort) {
        authority = hostAndPort;
        return this;
    }

    /** Makes it an https request. */
    public RequestAssert https() {
        scheme = "https";
        return this;
    }

    /** Sets the context path that the path begins with, such as {@code /shop}. */
    public RequestAssert contextPath(String contextPath) {
        return with(", below " + contextPath, request -> request.contextPath(contextPath));
    }

    /** Sets the address that the request comes from. */
    public RequestAssert remoteAddress(String address) {
        return with(", from " + address, request -> request.remoteAddress(address));
    }

    /** Sets the authenticated user and the roles held. */
    public RequestAssert user(String user, String... roles) {
        String held = roles.length == 0 ? "" : " (" + String.join(", ", roles) + ")";
        return with(", user " + user + held, request -> request.user(user, roles));
    }

    private RequestAssert with(String words, Consumer<RequestBuilder> part) {
        told.append(words);
        parts.add(part);
        return this;
    }

    /** The client is sent to a location: the header value as a whole. A refused target may lead to a page, too. */
    public AnswerAssert redirectsTo(String location) {
        return answer().redirectsTo(location);
    }

    /** The filter answers by itself, without a {@code Location}: 410, or 400 for a refused target. */
    public AnswerAssert respondsWith(int status) {
        return answer().respondsWith(status);
    }

    /** The request goes on to the application. */
    public AnswerAssert passes() {
        return answer().passes();
    }

    /** The guard refuses the target, whatever the client gets then. */
    public AnswerAssert isRefused() {
        return answer().isRefused();
    }

    /** The guard refuses the target for one reason, such as {@code off-site}. */
    public AnswerAssert isRefusedAs(String reason) {
        return answer().isRefusedAs(reason);
    }

    /** Asks the rules, for assertions of other kinds. */
    public AnswerAssert answer() {
        String url = scheme + "://" + authority + rest;
        RequestBuilder request = RedirectRequest.builder(method, url);
        parts.forEach(part -> part.accept(request));
        return new AnswerAssert(redirects.dryRun(request.build()), redirects, method + " " + url + told)
                .as(description);
    }
}
