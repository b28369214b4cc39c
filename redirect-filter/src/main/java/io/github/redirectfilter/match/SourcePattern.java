package io.github.redirectfilter.match;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The source of a rule: an optional scheme and host, a path, and parameters. Immutable.
 *
 * <pre>{@code
 * /blog/{year:[0-9]{4}}/{slug}
 * https://{sub}.example.com/docs/{*path}
 * /index.php?page=news&id={id}
 * ~^/archive/(?<y>\d{4})/(.*)$
 * }</pre>
 */
public final class SourcePattern {
    static final String[] NO_VALUES = {};

    private final String text;
    private final @Nullable String scheme;
    private final @Nullable HostPattern host;
    private final PathPattern path;
    private final QueryPattern query;
    private final boolean ignoreCase;
    private final boolean ignoreSlash;
    private final List<Capture> captures;
    private final boolean foundIsMatch;

    private SourcePattern(
            String text,
            @Nullable String scheme,
            @Nullable HostPattern host,
            PathPattern path,
            QueryPattern query,
            boolean ignoreCase,
            boolean ignoreSlash,
            int offset)
            throws ParseException {
        this.text = text;
        this.scheme = scheme;
        this.host = host;
        this.path = path;
        this.query = query;
        this.ignoreCase = ignoreCase;
        this.ignoreSlash = ignoreSlash;
        List<Capture> all = new ArrayList<>();
        all.addAll(host == null ? List.of() : host.captures());
        all.addAll(path.captures());
        all.addAll(query.captures());
        Set<String> names = new HashSet<>();
        for (Capture capture : all) {
            if (!names.add(capture.name())) {
                throw new ParseException(
                        "capture {" + capture.name() + "} stands twice (expected another name)", offset);
            }
        }
        this.captures = List.copyOf(all);
        this.foundIsMatch = scheme == null
                && (host == null || literalHost() != null)
                && query.asksForNothing()
                && path.needsNoExpression();
    }

    /**
     * Reads a source pattern.
     *
     * @param ignoreCase whether upper and lower case are the same in the path
     * @param ignoreSlash whether a trailing slash makes no difference
     * @throws ParseException with what is wrong, what would be right, and the offset of it
     */
    public static SourcePattern parse(String text, boolean ignoreCase, boolean ignoreSlash) throws ParseException {
        if (text.startsWith("~")) {
            return new SourcePattern(
                    text,
                    null,
                    null,
                    RegexPath.parse(text.substring(1), ignoreCase, 1),
                    QueryPattern.parse(null, 0),
                    ignoreCase,
                    ignoreSlash,
                    0);
        }
        int authority = text.startsWith("//") ? 2 : text.indexOf("://") + 3;
        String scheme = null;
        if (authority > 2 && !text.startsWith("/")) {
            scheme = text.substring(0, authority - 3).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new ParseException(
                        "scheme \"" + scheme + "\" never arrives here (expected http://, https:// or //host)", 0);
            }
        } else if (!text.startsWith("/")) {
            throw new ParseException(
                    text.isEmpty()
                            ? "the source is empty (expected a path such as /old)"
                            : "a source begins with /, //host, http://, https:// or ~ (did you mean \""
                                    + (text.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+/.*") ? "//" : "/") + text
                                    + "\"?)",
                    0);
        }
        requireNoControls(text);
        int hash = outsideOfCaptures('#', text, 0);
        if (hash >= 0) {
            throw new ParseException(
                    "browsers do not send the fragment, so it never matches (expected the source without #...)", hash);
        }
        HostPattern host = null;
        int pathStart = 0;
        if (text.startsWith("//") || scheme != null) {
            pathStart = text.indexOf('/', authority);
            String name = text.substring(authority, pathStart < 0 ? text.length() : pathStart);
            host = HostPattern.parse(name, authority);
            if (pathStart < 0) {
                throw new ParseException(
                        "the path is missing (expected " + text + "/ for the home page alone, or " + text
                                + "/{*path} for every page)",
                        text.length());
            }
        }
        int question = outsideOfCaptures('?', text, pathStart);
        String path = text.substring(pathStart, question < 0 ? text.length() : question);
        return new SourcePattern(
                text,
                scheme,
                host,
                TemplateParser.parse(path, ignoreCase, pathStart),
                QueryPattern.parse(question < 0 ? null : text.substring(question + 1), question + 1),
                ignoreCase,
                ignoreSlash,
                pathStart);
    }

    private static void requireNoControls(String text) throws ParseException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new ParseException("a control character never matches (expected the source without it)", i);
            }
        }
    }

    /** The first place of a mark that does not belong to a capture's expression; -1 if there is none. */
    private static int outsideOfCaptures(char mark, String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == mark && depth <= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The names that the pattern gives, in the order of {@link #capture}'s values. */
    public List<Capture> captures() {
        return captures;
    }

    /** The decoded names of the parameters that the pattern asks for. */
    public List<String> parameterNames() {
        return query.parameterNames();
    }

    @Nullable
    HostPattern host() {
        return host;
    }

    /** {@code //host} in lower case, if the pattern is for one host and any scheme and port; else {@code null}. */
    public @Nullable String literalHost() {
        return host == null || scheme != null || !host.isLiteral() || host.hasPort() ? null : "//" + host.domain();
    }

    PathPattern path() {
        return path;
    }

    /** A parameter that has to have a certain value; {@code null} if none does. */
    @Nullable
    Entry<String, String> literalParameter() {
        return query.literal();
    }

    /** The same source with further differences that do not count. */
    SourcePattern ignoring(boolean upperAndLowerCase, boolean trailingSlash) {
        try {
            return parse(text, ignoreCase || upperAndLowerCase, ignoreSlash || trailingSlash);
        } catch (ParseException e) {
            throw new IllegalStateException("read without fault before: " + text, e);
        }
    }

    /** The differences that do not count, as the option {@code ignore} has them; empty if all do. */
    String ignored() {
        return ignoreCase ? ignoreSlash ? "case,slash" : "case" : ignoreSlash ? "slash" : "";
    }

    /** Whether it is a regular expression with no literal text by which an index could find it. */
    public boolean triedOnEveryPath() {
        return path instanceof RegexPath regex
                && regex.required().tokens().isEmpty()
                && (regex.shape().segments().isEmpty()
                        || regex.shape().segments().get(0).equals(SegmentTrie.CAPTURE));
    }

    /** Whether the paths of both are the same literal, for every request. */
    boolean hasSamePathAs(SourcePattern other) {
        return path instanceof LiteralPath && path.equals(other.path) && ignoreSlash == other.ignoreSlash;
    }

    /**
     * Whether a path may have the form, as far as can be told without running a regular expression.
     *
     * @param text ends in the canonical path, which begins at {@code start}
     */
    public boolean mayMatchPath(String text, int start) {
        return path.mayMatch(text, start) || ignoreSlash && path.mayMatch(toggleSlash(text.substring(start)), 0);
    }

    /** Whether a request whose host is the literal one, if there is one, and whose path {@link #mayMatchPath}, has the form. */
    public boolean foundIsMatch() {
        return foundIsMatch;
    }

    /** Whether a request has the form. */
    public boolean matches(RequestUrl url) {
        return (scheme == null || scheme.equals(url.scheme()))
                && (host == null || host.matches(url))
                && query.matches(url)
                && fitsPath(url);
    }

    boolean fitsPath(RequestUrl url) {
        return path.matches(url.path(), url.budget())
                || ignoreSlash && path.matches(toggleSlash(url.path()), url.budget());
    }

    /** Why a request does not fit, apart from its path; {@code null} if it does. */
    @Nullable
    String mismatchBesidePath(RequestUrl url) {
        if (scheme != null && !scheme.equals(url.scheme())) {
            return "it is for " + scheme + ", and the request came by " + url.scheme();
        }
        if (host != null && !host.matches(url)) {
            return "it is for another host than " + url.host()
                    + (host.hasPort() ? ", or another port than " + url.port() : "");
        }
        return query.matches(url)
                ? null
                : "its query does not fit " + (url.query() == null ? "a request without one" : "?" + url.query());
    }

    /** The values of {@link #captures} for a request that {@link #matches}; {@code null} for another. */
    public @Nullable String @Nullable [] capture(RequestUrl url) {
        if (scheme != null && !scheme.equals(url.scheme())) {
            return null;
        }
        @Nullable String[] fromHost = host == null ? NO_VALUES : host.capture(url);
        @Nullable String[] fromPath = path.capture(url.path(), url.budget());
        if (fromPath == null && ignoreSlash) {
            fromPath = path.capture(toggleSlash(url.path()), url.budget());
        }
        @Nullable String[] fromQuery = query.capture(url);
        if (fromHost == null || fromPath == null || fromQuery == null) {
            return null;
        }
        if (fromPath.length == captures.size()) {
            return fromPath;
        }
        @Nullable String[] values = new @Nullable String[captures.size()];
        System.arraycopy(fromHost, 0, values, 0, fromHost.length);
        System.arraycopy(fromPath, 0, values, fromHost.length, fromPath.length);
        System.arraycopy(fromQuery, 0, values, fromHost.length + fromPath.length, fromQuery.length);
        return values;
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return text;
    }

    private static String toggleSlash(String path) {
        if (path.length() == 1) {
            return path;
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }
}
