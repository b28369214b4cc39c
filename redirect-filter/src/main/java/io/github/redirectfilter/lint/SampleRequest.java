package io.github.redirectfilter.lint;

import io.github.redirectfilter.RedirectRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that a rule is for, with nothing about it that its source does not ask for. */
record SampleRequest(
        String method,
        String scheme,
        String host,
        int port,
        String uri,
        @Nullable String query) implements RedirectRequest {
    private static final String AUTHORITY = "://";

    /** The request that a client sends when this one is answered with a {@code Location}. */
    SampleRequest follow(String location, String nextMethod) {
        int hash = location.indexOf('#');
        String url = hash < 0 ? location : location.substring(0, hash);
        String nextScheme = scheme;
        String nextHost = host;
        int nextPort = port;
        int authority = url.startsWith("/") ? -1 : url.indexOf(AUTHORITY);
        if (authority > 0) {
            int path = url.indexOf('/', authority + AUTHORITY.length());
            String named = url.substring(authority + AUTHORITY.length(), path < 0 ? url.length() : path);
            int colon = named.lastIndexOf(':');
            boolean hasPort = colon > named.lastIndexOf(']');
            nextScheme = url.substring(0, authority);
            nextHost = hasPort ? named.substring(0, colon) : named;
            nextPort = hasPort ? Integer.parseInt(named.substring(colon + 1)) : nextScheme.equals("https") ? 443 : 80;
            url = path < 0 ? "/" : url.substring(path);
        }
        int question = url.indexOf('?');
        return new SampleRequest(
                nextMethod,
                nextScheme,
                nextHost,
                nextPort,
                question < 0 ? url : url.substring(0, question),
                question < 0 ? null : url.substring(question + 1));
    }

    @Override
    public String toString() {
        return method + " " + shown(false);
    }

    /** The URL, or path and query alone where the rest is known. */
    String shown(boolean pathAlone) {
        String rest = query == null ? uri : uri + "?" + query;
        if (pathAlone) {
            return rest;
        }
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + AUTHORITY + host + (usual ? "" : ":" + port) + rest;
    }

    @Override
    public String contextPath() {
        return "";
    }

    @Override
    public List<String> headers(String name) {
        return List.of();
    }

    @Override
    public @Nullable String cookie(String name) {
        return null;
    }

    @Override
    public String remoteAddress() {
        return "";
    }

    @Override
    public @Nullable String user() {
        return null;
    }

    @Override
    public boolean hasRole(String role) {
        return false;
    }
}
