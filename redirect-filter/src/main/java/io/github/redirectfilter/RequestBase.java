package io.github.redirectfilter;

import io.github.redirectfilter.match.CanonicalPath;
import io.github.redirectfilter.target.Base;
import io.github.redirectfilter.target.Percent;
import io.github.redirectfilter.target.WebOrigin;

/**
 * Where a request arrived.
 *
 * @param url what targets are resolved against
 * @param context the context path, escaped, empty for the root context
 */
record RequestBase(Base url, String context) {
    static RequestBase of(RedirectRequest request, EngineSettings settings) {
        WebOrigin requested = WebOrigin.of(request.scheme(), request.host(), request.port());
        WebOrigin configured = settings.origin();
        String context = request.contextPath();
        return new RequestBase(
                new Base(configured != null ? configured : requested, requested, request.uri(), request.query()),
                context.isEmpty() ? "" : Percent.escapePath(CanonicalPath.of(context)));
    }
}
