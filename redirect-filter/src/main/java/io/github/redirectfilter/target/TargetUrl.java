package io.github.redirectfilter.target;

import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL, taken apart and escaped: what a target was understood to be. Only this package makes
 * one, so every part of it has been rebuilt.
 */
public final class TargetUrl {
    private final WebOrigin origin;
    private final String path;
    private final @Nullable String query;
    private final @Nullable String fragment;

    TargetUrl(WebOrigin origin, String path, @Nullable String query, @Nullable String fragment) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path without its slash would lengthen the host");
        }
        this.origin = origin;
        this.path = path;
        this.query = query;
        this.fragment = fragment;
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
            return new TargetUrl(origin, path, null, fragment);
        }
        StringBuilder escaped = new StringBuilder(raw.length());
        Percent.CARRIED.escape(raw, Percent.Escapes.ALL, escaped);
        return new TargetUrl(origin, path, escaped.toString(), fragment);
    }

    /** Path, query and fragment. */
    String relative() {
        return path + (query == null ? "" : "?" + query) + (fragment == null ? "" : "#" + fragment);
    }
}
