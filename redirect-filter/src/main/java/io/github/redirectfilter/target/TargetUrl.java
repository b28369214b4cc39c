package io.github.redirectfilter.target;

import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL, taken apart and escaped: what a target was understood to be. Only this package makes
 * one, so every part of it has been rebuilt.
 */
public final class TargetUrl {
    private final WebOrigin origin;
    private final boolean authorityWritten;

    /** Path, query and fragment, as they are sent: most targets are that text already, and nobody asks for its parts. */
    private final String text;

    private final int pathEnd;
    private final int queryEnd;

    private TargetUrl(WebOrigin origin, boolean authorityWritten, String text, int pathEnd, int queryEnd) {
        if (pathEnd == 0 || text.charAt(0) != '/') {
            throw new IllegalArgumentException("a path without its slash would lengthen the host");
        }
        this.origin = origin;
        this.authorityWritten = authorityWritten;
        this.text = text;
        this.pathEnd = pathEnd;
        this.queryEnd = queryEnd;
    }

    private static TargetUrl of(
            WebOrigin origin,
            boolean authorityWritten,
            String path,
            @Nullable String query,
            @Nullable String fragment) {
        String toQuery = query == null ? path : path.concat("?").concat(query);
        String text = fragment == null ? toQuery : toQuery.concat("#").concat(fragment);
        return new TargetUrl(origin, authorityWritten, text, path.length(), toQuery.length());
    }

    /** A URL that says which origin it leads to, whatever the client asked. */
    static TargetUrl absolute(WebOrigin origin, String path, @Nullable String query, @Nullable String fragment) {
        return of(origin, true, path, query, fragment);
    }

    /** A URL that a request asked for with a path, or with the own origin: to the client, both are the same place. */
    static TargetUrl relative(WebOrigin own, String path, @Nullable String query, @Nullable String fragment) {
        return of(own, false, path, query, fragment);
    }

    /**
     * A URL whose path, query and fragment are written as they will be sent.
     *
     * @param text {@link LiteralTarget#isFinal}
     */
    static TargetUrl ofFinal(WebOrigin origin, boolean authorityWritten, String text) {
        int hash = text.indexOf('#');
        int queryEnd = hash < 0 ? text.length() : hash;
        int question = text.indexOf('?');
        return new TargetUrl(
                origin, authorityWritten, text, question < 0 || question > queryEnd ? queryEnd : question, queryEnd);
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
        return text.substring(0, pathEnd);
    }

    /** The escaped query; {@code null} if there is none. */
    public @Nullable String query() {
        return pathEnd == queryEnd ? null : text.substring(pathEnd + 1, queryEnd);
    }

    private @Nullable String fragment() {
        return queryEnd == text.length() ? null : text.substring(queryEnd + 1);
    }

    /** The same URL with another query, which is escaped where it has to be. */
    public TargetUrl withQuery(@Nullable String raw) {
        if (raw == null) {
            return of(origin, authorityWritten, path(), null, fragment());
        }
        StringBuilder escaped = new StringBuilder(raw.length());
        Percent.CARRIED.escape(raw, Percent.Escapes.ALL, escaped);
        return of(origin, authorityWritten, path(), escaped.toString(), fragment());
    }

    /** Path, query and fragment. */
    String pathAndRest() {
        return text;
    }

    /** Whether path and query are these. */
    boolean isAt(String path, @Nullable String query) {
        boolean samePath = path.length() == pathEnd && text.startsWith(path);
        return samePath
                && (query == null
                        ? pathEnd == queryEnd
                        : pathEnd + 1 + query.length() == queryEnd && text.startsWith(query, pathEnd + 1));
    }
}
