package io.github.redirectfilter.target;

import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL, taken apart and escaped: what a target was understood to be. Only this package makes
 * one, so every part of it has been rebuilt.
 */
public final class TargetUrl {
    private final WebOrigin origin;
    private final boolean authorityWritten;
    private final String path;
    private final @Nullable String query;
    private final @Nullable String fragment;

    private TargetUrl(
            WebOrigin origin,
            boolean authorityWritten,
            String path,
            @Nullable String query,
            @Nullable String fragment) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path without its slash would lengthen the host");
        }
        this.origin = origin;
        this.authorityWritten = authorityWritten;
        this.path = path;
        this.query = query;
        this.fragment = fragment;
    }

    /** A URL that says which origin it leads to, whatever the client asked. */
    static TargetUrl absolute(WebOrigin origin, String path, @Nullable String query, @Nullable String fragment) {
        return new TargetUrl(origin, true, path, query, fragment);
    }

    /** A URL that a request asked for with a path, or with the own origin: to the client, both are the same place. */
    static TargetUrl relative(WebOrigin own, String path, @Nullable String query, @Nullable String fragment) {
        return new TargetUrl(own, false, path, query, fragment);
    }

    /** Whether it says which origin it leads to, whatever the client asked. */
    boolean authorityWritten() {
        return authorityWritten;
    }

    /** The origin it leads to. */
    public WebOrigin origin() {
        return origin;
    }

    /** The escaped path, beginning with a slash, without dot segments. */
    public String path() {
        return path;
    }

    /** The escaped query; {@code null} if there is none. */
    public @Nullable String query() {
        return query;
    }

    @Nullable
    String fragment() {
        return fragment;
    }

    /** The same URL with another query, which is escaped where it has to be. */
    public TargetUrl withQuery(@Nullable String raw) {
        if (raw == null) {
            return new TargetUrl(origin, authorityWritten, path, null, fragment);
        }
        StringBuilder escaped = new StringBuilder(raw.length());
        Percent.CARRIED.escape(raw, Percent.Escapes.ALL, escaped);
        return new TargetUrl(origin, authorityWritten, path, escaped.toString(), fragment);
    }

    /** Path, query and fragment. */
    String pathAndRest() {
        if (query == null && fragment == null) {
            return path;
        }
        return path + (query == null ? "" : "?" + query) + (fragment == null ? "" : "#" + fragment);
    }
}
