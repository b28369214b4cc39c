package io.github.redirectfilter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request, seen otherwise in some respect. */
abstract class RequestView implements RedirectRequest {
    private final RedirectRequest request;

    RequestView(RedirectRequest request) {
        this.request = request;
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String scheme() {
        return request.scheme();
    }

    @Override
    public String host() {
        return request.host();
    }

    @Override
    public int port() {
        return request.port();
    }

    @Override
    public String contextPath() {
        return request.contextPath();
    }

    @Override
    public String uri() {
        return request.uri();
    }

    @Override
    public @Nullable String query() {
        return request.query();
    }

    @Override
    public List<String> headers(String name) {
        return request.headers(name);
    }

    @Override
    public @Nullable String header(String name) {
        return request.header(name);
    }

    @Override
    public @Nullable String cookie(String name) {
        return request.cookie(name);
    }

    @Override
    public String remoteAddress() {
        return request.remoteAddress();
    }

    @Override
    public @Nullable String user() {
        return request.user();
    }

    @Override
    public boolean hasRole(String role) {
        return request.hasRole(role);
    }
}
