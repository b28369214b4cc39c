package io.github.redirectfilter.target;

/**
 * The judgement on a target that a request can influence: it may lead to the application's own origin, to https on the
 * same host at the default port, and to what is listed.
 */
public final class Guard {
    private final AllowedOrigins allowed;

    /** Judges by this list. */
    public Guard(AllowedOrigins allowed) {
        this.allowed = allowed;
    }

    /**
     * Reads a candidate as a browser would, and judges it.
     *
     * @return what it was understood to be, rebuilt
     * @throws RefusedException if it is not to be sent
     */
    public TargetUrl judge(String candidate, Base base) throws RefusedException {
        try {
            return requireAllowed(UrlParser.parse(candidate, base), base, false);
        } catch (RefusedException e) {
            throw e.of(candidate);
        }
    }

    /** Judges a URL that was put together from parts. */
    TargetUrl judge(TargetUrl url, Base base) throws RefusedException {
        try {
            return requireAllowed(url, base, false);
        } catch (RefusedException e) {
            throw e.of(url.origin() + url.pathAndRest());
        }
    }

    /**
     * Judges a redirect that the application itself sends. Beside what rules may do, it may lead to the native apps that
     * the list names.
     *
     * @return the header value to send
     * @throws RefusedException if it is not to be sent
     */
    public Location judgeApplication(String candidate, Base base) throws RefusedException {
        try {
            return allowed.coversNativeApp(candidate)
                    ? Location.ofNativeApp(candidate)
                    : Location.of(requireAllowed(UrlParser.parse(candidate, base), base, true), base);
        } catch (RefusedException e) {
            throw e.of(candidate);
        }
    }

    private TargetUrl requireAllowed(TargetUrl url, Base base, boolean byApplication) throws RefusedException {
        WebOrigin origin = url.origin();
        WebOrigin own = base.origin();
        boolean sameHost = origin.host().equals(own.host());
        if (!sameHost && !allowed.names(origin.host())) {
            HostName.requirePlain(origin.host());
        }
        boolean upgrade = sameHost && origin.scheme().equals("https") && origin.port() == 443;
        if (origin.equals(own) || upgrade || allowed.covers(url, byApplication)) {
            return url;
        }
        throw new RefusedException(Refusal.OFF_SITE);
    }
}
