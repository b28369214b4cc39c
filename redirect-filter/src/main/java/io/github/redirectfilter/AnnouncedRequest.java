package io.github.redirectfilter;

/**
 * The request that a CORS preflight announces, as far as it can be known: with the announced method, and without cookies,
 * credentials and headers of its own, which browsers do not send along.
 */
final class AnnouncedRequest extends RequestView {
    private final String method;

    AnnouncedRequest(RedirectRequest preflight, String method) {
        super(preflight);
        this.method = method;
    }

    @Override
    public String method() {
        return method;
    }
}
