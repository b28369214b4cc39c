package io.github.redirectfilter.target;

import java.util.regex.Pattern;

/** Which texts are a host that every reader takes for the same host. */
final class HostName {
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:]{2,39}\\]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    static final int LONGEST = 253;

    private HostName() {}

    /**
     * Refuses a host that browsers, libraries and people could read in different ways.
     *
     * @param host lower-case text of a host, IPv6 in brackets
     */
    static void requirePlain(String host) throws RefusedException {
        if (host.indexOf('%') >= 0) {
            throw new RefusedException(Refusal.HOST_ESCAPE);
        }
        if (host.length() > 1 && host.endsWith(".") && !host.endsWith("..")) {
            throw new RefusedException(Refusal.TRAILING_DOT);
        }
        if (IPV6.matcher(host).matches()) {
            return;
        }
        requireName(host);
        if (host.startsWith("xn--") || host.contains(".xn--")) {
            throw new RefusedException(Refusal.INTERNATIONAL_NAME);
        }
    }

    /** Refuses what is not a dotted name of letters, digits and dashes, or an IPv4 address as it is usually written. */
    static void requireName(String host) throws RefusedException {
        if (host.length() > LONGEST || !NAME.matcher(host).matches()) {
            throw new RefusedException(Refusal.HOST);
        }
        // WHATWG URL, "ends in a number": such a host is an IPv4 address or no host at all
        if (NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches()
                && !IPV4.matcher(host).matches()) {
            throw new RefusedException(Refusal.DISGUISED_ADDRESS);
        }
    }

    /**
     * Refuses a text that is no host at all: a character in it could end the host, or make a part of it user info. Odd
     * names pass, for the operator wrote them, or they are the host that was asked.
     *
     * @param host lower-case text of a host, IPv6 in brackets
     */
    static void requireHostText(String host) throws RefusedException {
        boolean address = host.length() > 2 && host.charAt(0) == '[' && host.charAt(host.length() - 1) == ']';
        int end = address ? host.length() - 1 : host.length();
        for (int i = address ? 1 : 0; i < end; i++) {
            char c = host.charAt(i);
            boolean fits = c >= '0' && c <= '9'
                    || c == '.'
                    || (address ? c >= 'a' && c <= 'f' || c == ':' : c >= 'a' && c <= 'z' || c == '-' || c == '_');
            if (!fits) {
                throw new RefusedException(Refusal.HOST);
            }
        }
        if (host.isEmpty()) {
            throw new RefusedException(Refusal.HOST);
        }
    }

    /** Whether {@link #requirePlain} lets a host through. */
    static boolean isPlain(String host) {
        try {
            requirePlain(host);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }
}
