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
        WebOrigin configured = settings.origin();
        WebOrigin origin =
                configured != null ? configured : WebOrigin.of(request.scheme(), request.host(), request.port());
        String context = request.contextPath();
        return new RequestBase(
                new Base(origin, configured != null, request.uri(), request.query()),
                context.isEmpty() ? "" : Percent.escapePath(CanonicalPath.of(context)));
    }
}
