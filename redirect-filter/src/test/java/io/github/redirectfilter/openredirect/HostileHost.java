package io.github.redirectfilter.openredirect;

import io.github.redirectfilter.RedirectRequest;
import java.util.List;

/** A request for {@code /x} as a careless container would hand it on: with any text as the host. */
record HostileHost(String scheme, String host) implements RedirectRequest {
    @Override
    public String method() {
        return "GET";
    }

    @Override
    public int port() {
        return scheme.equals("https") ? 443 : 80;
    }

    @Override
    public String contextPath() {
        return "";
    }

    @Override
    public String uri() {
        return "/x";
    }

    @Override
    public String query() {
        return null;
    }

    @Override
    public List<String> headers(String name) {
        return List.of();
    }

    @Override
    public String cookie(String name) {
        return null;
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.1";
    }

    @Override
    public String user() {
        return null;
    }

    @Override
    public boolean hasRole(String role) {
        return false;
    }
}
