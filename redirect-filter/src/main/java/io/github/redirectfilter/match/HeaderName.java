package io.github.redirectfilter.match;

import java.util.regex.Pattern;

/** Names of header fields. */
public final class HeaderName {
    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private HeaderName() {}

    /** Whether a text is a token, as a header name has to be. */
    public static boolean isValid(String name) {
        return TOKEN.matcher(name).matches();
    }
}
