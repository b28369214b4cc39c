package io.github.redirectfilter;

import io.github.redirectfilter.match.QueryString;
import io.github.redirectfilter.target.TargetValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one match, for the target. */
record RuleValues(RedirectRequest request, String host, String context, List<@Nullable String> captures)
        implements TargetValues {
    @Override
    public @Nullable String capture(int index) {
        return captures.get(index);
    }

    @Override
    public String scheme() {
        return request.scheme();
    }

    @Override
    public int port() {
        return request.port();
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
    public @Nullable String param(String name) {
        return QueryString.first(request.query(), name);
    }
}
