package io.github.redirectfilter.target;

import java.util.Locale;

/** Why a target is not sent. */
public enum Refusal {
    /** A control character, anywhere: browsers cut some out before they look for the host. */
    CONTROL_CHARACTER,
    /** Half of a surrogate pair: no text, and containers replace it each in its own way. */
    LONE_SURROGATE,
    /** White space or an invisible character at an end, or white space before the query. */
    WHITE_SPACE,
    /** A backslash before the query: browsers read it as a slash. */
    BACKSLASH,
    /** A scheme that is neither http nor https, or a text that one reader takes for a scheme and another does not. */
    SCHEME,
    /** After the scheme there are not exactly two slashes and a host. */
    AUTHORITY,
    /** A user-info part, which passes for a host in the eyes of people and of careless parsers. */
    USER_INFO,
    /** An escape in the host. */
    HOST_ESCAPE,
    /** A host that is neither a plain name nor an IP literal. */
    HOST,
    /** A number that browsers turn into an IPv4 address. */
    DISGUISED_ADDRESS,
    /** An {@code xn--} label that is not listed as it stands. */
    INTERNATIONAL_NAME,
    /** A trailing dot that is not listed as it stands. */
    TRAILING_DOT,
    /** A port that is no number from 1 to 65535. */
    PORT,
    /** A path that would begin with two slashes, or a value that would make an empty segment. */
    EMPTY_SEGMENT,
    /** A value that would make a dot segment. */
    DOT_SEGMENT,
    /** Another site, which no entry of the allowlist covers. */
    OFF_SITE,
    /** Longer than a response header may be. */
    TOO_LONG;

    /** The name as logs, counters and listeners show it: {@code off-site}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
