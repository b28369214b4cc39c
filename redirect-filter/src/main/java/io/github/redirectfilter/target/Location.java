package io.github.redirectfilter.target;

import org.jspecify.annotations.Nullable;

/**
 * The value of a {@code Location} header, and the only maker of one. It is printable ASCII, because containers cut every
 * other character down to something else on the wire (U+012F became a slash on four of them), and it never begins with
 * two slashes, which would be a host.
 */
public final class Location {
    /** Containers have 8 KiB for all headers of a response, and the others need some of it. */
    private static final int LONGEST = 6144;

    private final String value;
    private final @Nullable TargetUrl url;

    private Location(String value, @Nullable TargetUrl url, int longest) throws RefusedException {
        if (value.length() > longest) {
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
        this.url = url;
    }

    /**
     * Writes a URL: as an absolute path if it leads to the own origin, so that no {@code Host} is echoed; with scheme and
     * host otherwise, and where the target names the own origin to a client that asked for another.
     *
     * @throws RefusedException if it is longer than a response header may be, or if its host is none: a rule may carry the
     *     host of the request along, and some containers take any text for that
     */
    public static Location of(TargetUrl url, Base base) throws RefusedException {
        return of(url, base, LONGEST);
    }

    /** As the other one, if it is no longer than {@code longest} characters. */
    public static Location of(TargetUrl url, Base base, int longest) throws RefusedException {
        boolean clientIsThere = !url.authorityWritten() || base.origin().equals(base.requested());
        boolean asPath = clientIsThere && url.origin().equals(base.origin());
        String value = asPath ? url.pathAndRest() : url.origin().toString().concat(url.pathAndRest());
        try {
            if (!asPath) {
                HostName.requireHostText(url.origin().host());
            }
            return new Location(value, url, Math.min(longest, LONGEST));
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
        return new Location(uri, null, LONGEST);
    }

    /**
     * Takes a shorter spelling of a URL that was judged, relative to the request.
     *
     * @throws RefusedException if no header may have that value
     */
    public static Location relative(String spelling) throws RefusedException {
        return new Location(spelling, null, LONGEST);
    }

    /** Whether it leads to the URL of the request itself, compared without fragment. */
    public boolean leadsTo(Base base) {
        return url != null
                && (!url.authorityWritten() || url.origin().equals(base.requested()))
                && url.isAt(base.path(), base.query());
    }

    /** The header value. */
    @Override
    public String toString() {
        return value;
    }
}
