package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/**
 * The one form of a path in which requests and rules are compared.
 *
 * <ol>
 *   <li>Path parameters ({@code ;name=value}) are cut off.
 *   <li>Dot segments, also spelled {@code %2e}, are resolved (RFC 3986, section 5.2.4), never above the root; empty
 *       segments collapse, but for a trailing slash.
 *   <li>Escapes are decoded as UTF-8, but for those that would change the structure or are no text: {@code / \ % ; ? #},
 *       controls, and invalid or overlong UTF-8. These stay, as upper-case escapes. A malformed {@code %} becomes
 *       {@code %25}.
 * </ol>
 *
 * <p>Containers disagree on each of these steps (what one answers with 400, another hands on decoded), so nothing but
 * the raw request URI is trusted. The form is a fixed point: {@code of(of(x))} equals {@code of(x)}.
 */
public final class CanonicalPath {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private CanonicalPath() {}

    /**
     * The canonical path of a request below the context path.
     *
     * @param uri the raw request URI, without query
     * @param contextPath the raw context path, empty for the root context
     * @return the path, beginning with a slash; {@code null} if the URI is no path of this context, as {@code *} is not
     */
    public static @Nullable String within(String uri, String contextPath) {
        if (uri.isEmpty() || uri.charAt(0) != '/') {
            return null;
        }
        if (contextPath.isEmpty()) {
            return of(uri);
        }
        int length = contextPath.length();
        if (uri.length() > length && uri.charAt(length) == '/' && uri.startsWith(contextPath)) {
            String rest = uri.substring(length);
            if (isCanonical(rest, 0)) {
                return rest;
            }
        }
        // "/x/../shop/a" and "/shop;v=1/a" are inside "/shop" as well: containers route by the resolved path
        String whole = of(uri);
        String context = of(contextPath);
        if (!whole.startsWith(context)) {
            return null;
        }
        String rest = whole.substring(context.length());
        return rest.isEmpty() ? "/" : rest.charAt(0) == '/' ? rest : null;
    }

    /** The canonical form of a path that begins with a slash; the same instance if there is nothing to do. */
    public static String of(String path) {
        return isCanonical(path, 0) ? path : canonicalize(path);
    }

    /** Whether the path that begins at {@code start} has the canonical form. One with an escape is taken for none. */
    public static boolean isCanonical(String path, int start) {
        char previous = 0;
        for (int i = start; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%' || c == ';' || c == '\\' || c == '?' || c == '#' || isControl(c) || Character.isSurrogate(c)) {
                return false;
            }
            if (previous == '/' && (c == '/' || c == '.' && isDotSegment(path, i))) {
                return false;
            }
            previous = c;
        }
        return true;
    }

    private static boolean isDotSegment(String path, int start) {
        int end = path.startsWith("..", start) ? start + 2 : start + 1;
        return end == path.length() || path.charAt(end) == '/';
    }

    private static String canonicalize(String path) {
        StringBuilder out = new StringBuilder(path.length() + 8);
        boolean directory = false;
        int start = 1;
        while (start <= path.length()) {
            int end = path.indexOf('/', start);
            end = end < 0 ? path.length() : end;
            String segment = segment(path, start, end);
            boolean last = end == path.length();
            switch (segment) {
                case "", "." -> directory = last;
                case ".." -> {
                    out.setLength(Math.max(0, out.lastIndexOf("/")));
                    directory = last;
                }
                default -> out.append('/').append(segment);
            }
            start = end + 1;
        }
        return directory || out.isEmpty() ? out.append('/').toString() : out.toString();
    }

    private static String segment(String path, int start, int end) {
        int parameters = path.indexOf(';', start);
        return decode(path.substring(start, parameters >= 0 && parameters < end ? parameters : end));
    }

    /** Decodes the escapes of a text that holds no structure of its own, such as one segment. */
    static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%') {
                i = decodeEscape(text, i, out);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(i + 1));
                i += 2;
            } else {
                appendRaw(c, out);
                i++;
            }
        }
        return out.toString();
    }

    private static void appendRaw(char c, StringBuilder out) {
        if (Character.isSurrogate(c)) {
            out.append('\uFFFD');
        } else if (c >= 0x80 && isControl(c)) {
            appendEscape(0xC2, out);
            appendEscape(c, out);
        } else if (staysEscaped(c)) {
            appendEscape(c, out);
        } else {
            out.append(c);
        }
    }

    private static int decodeEscape(String text, int at, StringBuilder out) {
        int first = octet(text, at);
        if (first < 0) {
            out.append("%25");
            return at + 1;
        }
        if (first < 0x80) {
            if (staysEscaped((char) first)) {
                appendEscape(first, out);
            } else {
                out.append((char) first);
            }
            return at + 3;
        }
        int length = Utf8.sequenceLength(first);
        int codePoint = length == 0 ? -1 : Utf8.codePoint(first, length, i -> octet(text, at + 3 * i));
        if (codePoint < 0 || codePoint < 0xA0) {
            appendEscape(first, out);
            if (codePoint >= 0) {
                appendEscape(octet(text, at + 3), out);
                return at + 6;
            }
            return at + 3;
        }
        out.appendCodePoint(codePoint);
        return at + 3 * length;
    }

    /** The octet that the escape at {@code at} stands for; -1 if there is no escape. */
    static int octet(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            return -1;
        }
        int high = hexDigit(text.charAt(at + 1));
        int low = hexDigit(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** The value of an ASCII hex digit; -1 for anything else, full-width digits included. */
    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean staysEscaped(char c) {
        return c == '/' || c == '\\' || c == '%' || c == ';' || c == '?' || c == '#' || isControl(c);
    }

    private static boolean isControl(char c) {
        return c < 0x20 || c >= 0x7F && c <= 0x9F;
    }

    private static void appendEscape(int octet, StringBuilder out) {
        out.append('%').append(HEX[octet >> 4 & 15]).append(HEX[octet & 15]);
    }
}
