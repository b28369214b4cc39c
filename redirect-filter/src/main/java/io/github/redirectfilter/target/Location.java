package io.github.redirectfilter.target;

/**
 * The value of a {@code Location} header, and the only maker of one. It is printable ASCII, because containers cut every
 * other character down to something else on the wire (U+012F became a slash on four of them), and it never begins with
 * two slashes, which would be a host.
 */
public final class Location {
    private static final int LONGEST = 6144;

    private final String value;
    private final boolean sameOrigin;

    private Location(String value, boolean sameOrigin) throws RefusedException {
        if (value.length() > LONGEST) {
            throw new RefusedException(Refusal.TOO_LONG);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= 0x20 || c >= 0x7F) {
                throw new RefusedException(Refusal.CONTROL_CHARACTER);
            }
        }
        if (value.startsWith("//") || value.startsWith("/\\")) {
            throw new RefusedException(Refusal.EMPTY_SEGMENT);
        }
        this.value = value;
        this.sameOrigin = sameOrigin;
    }

    /**
     * Writes a URL: as an absolute path if it leads to the own origin, so that no {@code Host} is echoed; with scheme and
     * host otherwise.
     *
     * @throws RefusedException if it is longer than a response header may be, or if its host is none: a rule may carry the
     *     host of the request along, and some containers take any text for that
     */
    public static Location of(TargetUrl url, Base base) throws RefusedException {
        boolean sameOrigin = url.origin().equals(base.origin());
        String value = sameOrigin ? url.relative() : url.origin() + url.relative();
        try {
            if (!sameOrigin) {
                HostName.requireHostText(url.origin().host());
            }
            return new Location(value, sameOrigin);
        } catch (RefusedException e) {
            throw e.of(value);
        }
    }

    /**
     * Takes the URI of a native app. Its syntax is the app's own business, so it is sent as it came if it is printable
     * ASCII, and refused otherwise.
     */
    static Location ofNativeApp(String uri) throws RefusedException {
        if (uri.indexOf('\\') >= 0) {
            throw new RefusedException(Refusal.BACKSLASH);
        }
        return new Location(uri, false);
    }

    /** Whether it leads to the URL of the request itself, compared without fragment. */
    public boolean leadsTo(Base base) {
        if (!sameOrigin) {
            return false;
        }
        int fragment = value.indexOf('#');
        int end = fragment < 0 ? value.length() : fragment;
        String path = base.path();
        String query = base.query();
        int length = path.length() + (query == null ? 0 : 1 + query.length());
        return end == length
                && value.startsWith(path)
                && (query == null || value.charAt(path.length()) == '?' && value.startsWith(query, path.length() + 1));
    }

    /** The header value. */
    @Override
    public String toString() {
        return value;
    }
}
