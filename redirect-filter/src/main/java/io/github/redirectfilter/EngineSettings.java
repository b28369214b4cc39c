package io.github.redirectfilter;

import io.github.redirectfilter.proxy.TrustedProxies;
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
        TrustedProxies proxies) {}
