package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** The parts of a request that patterns look at. One thread at a time may use it. */
public final class RequestUrl {
    private final String scheme;
    private final String host;
    private final int port;
    private final String path;
    private final @Nullable String query;
    private final RegexLimits limits;
    private @Nullable RegexBudget budget;
    private @Nullable QueryParameters parameters;

    /** Takes the parts, and the default limits. */
    public RequestUrl(String scheme, String host, int port, String path, @Nullable String query) {
        this(scheme, host, port, path, query, RegexLimits.DEFAULT);
    }

    /**
     * Takes the parts.
     *
     * @param scheme lower-case scheme
     * @param host lower-case host without port; IPv6 in brackets
     * @param port effective port
     * @param path canonical path below the context path
     * @param query raw query; {@code null} if there is none
     * @param limits what regular expressions may cost
     */
    public RequestUrl(String scheme, String host, int port, String path, @Nullable String query, RegexLimits limits) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.path = path;
        this.query = query;
        this.limits = limits;
    }

    /** Lower-case scheme. */
    public String scheme() {
        return scheme;
    }

    /** Lower-case host without port; IPv6 in brackets. */
    public String host() {
        return host;
    }

    /** Effective port. */
    public int port() {
        return port;
    }

    /** Canonical path below the context path. */
    public String path() {
        return path;
    }

    /** Raw query; {@code null} if there is none. */
    public @Nullable String query() {
        return query;
    }

    /** What regular expressions may cost yet. */
    RegexBudget budget() {
        if (budget == null) {
            budget = new RegexBudget(limits);
        }
        return budget;
    }

    /** The limit that kept a regular expression from being run; {@code null} if none did. */
    public RegexBudget.@Nullable Exceeded exceeded() {
        return budget == null ? null : budget.exceeded();
    }

    /** The parameters of the query, taken apart once however many patterns ask. */
    QueryParameters parameters() {
        if (parameters == null) {
            parameters = QueryParameters.of(query);
        }
        return parameters;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + path + (query == null ? "" : "?" + query);
    }
}
