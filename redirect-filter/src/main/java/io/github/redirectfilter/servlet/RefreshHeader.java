package io.github.redirectfilter.servlet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Refresh} header: seconds, and perhaps a URL to go to then. Browsers read it as HTML's "shared declarative
 * refresh steps" have it; here it is read more widely, for other readers, and for browsers that join several headers.
 *
 * @param delay the seconds, as written; empty if there are none, which makes the header mean nothing to a browser
 * @param separated whether anything stands between delay and URL, without which the header means nothing either
 * @param url where to go; {@code null} to load the same page again
 */
record RefreshHeader(
        String delay, boolean separated, @Nullable String url) {
    private static final String SPACE = "[ \\t\\n\\f\\r]*";
    private static final Pattern DELAY = Pattern.compile(SPACE + "([0-9.]*)(" + SPACE + "[;,]?" + SPACE + ")");
    private static final Pattern URL_KEY = Pattern.compile("(?i)url" + SPACE + "=" + SPACE);

    /** Takes a value apart. Whatever is not understood is taken for the URL, to be judged. */
    static RefreshHeader parse(String value) {
        Matcher start = DELAY.matcher(value); // which fits any start, an empty one too
        String rest = start.lookingAt() ? value.substring(start.end()) : value;
        Matcher key = URL_KEY.matcher(rest);
        String url = key.lookingAt() ? rest.substring(key.end()) : rest;
        if (url.startsWith("'") || url.startsWith("\"")) {
            int close = url.indexOf(url.charAt(0), 1);
            url = url.substring(1, close < 0 ? url.length() : close);
        }
        return new RefreshHeader(start.group(1), !start.group(2).isEmpty(), url.isEmpty() ? null : url);
    }

    /** The same with another URL. */
    RefreshHeader to(String location) {
        return new RefreshHeader(delay, separated, location);
    }

    RefreshHeader withoutUrl() {
        return new RefreshHeader(delay, false, null);
    }

    /** The value, written so that every reader finds the same URL in it. */
    @Override
    public String toString() {
        return url == null ? delay : delay + (separated ? "; " : "") + "url=" + url;
    }
}
