package io.github.redirectfilter.servlet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Refresh} header: seconds, and perhaps a URL to go to then. Browsers read it as HTML's "shared declarative
 * refresh steps" have it.
 *
 * @param delay the seconds, as written
 * @param url where to go; {@code null} to load the same page again
 */
record RefreshHeader(String delay, @Nullable String url) {
    private static final Pattern SYNTAX =
            Pattern.compile("[ \\t\\n\\f\\r]*([0-9.]*)[ \\t\\n\\f\\r]*[;,]?[ \\t\\n\\f\\r]*(.*)", Pattern.DOTALL);
    private static final Pattern URL_KEY = Pattern.compile("(?i)url[ \\t\\n\\f\\r]*=[ \\t\\n\\f\\r]*");

    /** Takes a value apart. Whatever is not understood is taken for the URL, to be judged. */
    static RefreshHeader parse(String value) {
        Matcher parts = SYNTAX.matcher(value);
        if (!parts.matches()) {
            return new RefreshHeader("0", value);
        }
        String rest = parts.group(2);
        Matcher key = URL_KEY.matcher(rest);
        String url = key.lookingAt() ? rest.substring(key.end()) : rest;
        if (url.startsWith("'") || url.startsWith("\"")) {
            int close = url.indexOf(url.charAt(0), 1);
            url = url.substring(1, close < 0 ? url.length() : close);
        }
        String delay = parts.group(1).isEmpty() ? "0" : parts.group(1);
        return new RefreshHeader(delay, url.isEmpty() ? null : url);
    }

    /** The value with another URL, written as every browser reads it. */
    String to(String location) {
        return delay + "; url=" + location;
    }
}
