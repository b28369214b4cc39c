package io.github.redirectfilter;

import io.github.redirectfilter.match.CanonicalPath;
import io.github.redirectfilter.proxy.TrustedProxies;
import io.github.redirectfilter.target.Base;
import io.github.redirectfilter.target.Percent;
import io.github.redirectfilter.target.WebOrigin;
import org.jspecify.annotations.Nullable;

/**
 * What applies to all rules.
 *
 * @param origin the application's own origin; {@code null} to take what the request says
 * @param refused what the client gets for a refused target
 * @param contextRelative whether sources are below the context path, and targets with a leading slash get it in front
 * @param trustLiteralTargets whether an authority that a rule writes needs no entry in the allowlist
 * @param limits how much a request may cost
 * @param proxies whose word on the client counts
 */
record EngineSettings(
        @Nullable WebOrigin origin,
        RefusedAnswer refused,
        boolean contextRelative,
        boolean trustLiteralTargets,
        RequestLimits limits,
        TrustedProxies proxies) {
    /** What the targets of a request are resolved against. */
    Base base(RedirectRequest request) {
        WebOrigin requested = WebOrigin.of(request.scheme(), request.host(), request.port());
        String context = request.contextPath();
        return new Base(
                origin != null ? origin : requested,
                requested,
                request.uri(),
                request.query(),
                context.isEmpty() ? "" : Percent.escapePath(CanonicalPath.of(context)));
    }
}
