package io.github.redirectfilter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision can depend on: a request without servlet types. The filter wraps the container's request in it; tests
 * and tools make one with {@link #builder}.
 *
 * <pre>{@code
 * RedirectRequest request = RedirectRequest.builder("GET", "https://shop.example/old?id=7")
 *         .header("Accept-Language", "de")
 *         .build();
 * }</pre>
 *
 * <p>Every text is as the client sent it and is not to be trusted.
 */
public interface RedirectRequest {
    /** The method, as sent: case counts (RFC 9110, section 9.1). */
    String method();

    /** {@code http} or {@code https}, as the container sees it; conditions get what trusted proxies say. */
    String scheme();

    /** The host that the client asked, without port; an IPv6 address stands in brackets. */
    String host();

    /** The port that the client asked; the scheme's default where none was given. */
    int port();

    /** The context path of the application as it was sent, empty for the root context. */
    String contextPath();

    /** The path as sent, with context path, undecoded, without query. */
    String uri();

    /** The query as sent, undecoded, without {@code ?}; {@code null} if there is none. */
    @Nullable
    String query();

    /** All values of a header, names compared without case; empty if it is absent. */
    List<String> headers(String name);

    /** The value of the first cookie of that name, case-sensitive. */
    @Nullable
    String cookie(String name);

    /**
     * The address that the connection comes from, as the container reports it; never looked up by name. Conditions get what
     * trusted proxies say of the client: an address, or a word such as {@code unknown} if they hide it. Empty where there
     * is none, as over a Unix domain socket.
     */
    String remoteAddress();

    /** The authenticated user, {@code null} if there is none. */
    @Nullable
    String user();

    /** Whether the authenticated user has a role. */
    boolean hasRole(String role);

    /** The first value of a header; {@code null} if it is absent. */
    default @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * Begins a request for tests and tools.
     *
     * @param method the method, such as {@code GET}
     * @param url an absolute http or https URL; its path and query are taken verbatim
     * @throws IllegalArgumentException if {@code url} is not absolute
     */
    static RequestBuilder builder(String method, String url) {
        return new RequestBuilder(method, url);
    }
}
