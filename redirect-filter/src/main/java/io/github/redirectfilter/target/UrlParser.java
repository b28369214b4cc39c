package io.github.redirectfilter.target;

import io.github.redirectfilter.target.Percent.Escapes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a target as a browser does (WHATWG URL, section 4.4), and refuses it wherever a strict and a lenient reader
 * could differ. What it returns is rebuilt part by part; the text that came in is not used again.
 */
final class UrlParser {
    private UrlParser() {}

    /** Resolves {@code text} against the request. */
    static TargetUrl parse(String text, Base base) throws RefusedException {
        requireCleanText(text);
        int hash = text.indexOf('#');
        String fragment = hash < 0 ? null : escapeTail(text.substring(hash + 1));
        String beforeFragment = hash < 0 ? text : text.substring(0, hash);
        int question = beforeFragment.indexOf('?');
        String query = question < 0 ? null : escapeTail(beforeFragment.substring(question + 1));
        String head = question < 0 ? beforeFragment : beforeFragment.substring(0, question);
        requireCleanHead(head);

        int colon = schemeEnd(head);
        if (colon >= 0) {
            String scheme = head.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new RefusedException(Refusal.SCHEME);
            }
            return absolute(scheme, head.substring(colon + 1), query, fragment, base);
        }
        if (head.startsWith("//")) {
            return absolute(base.origin().scheme(), head, query, fragment, base);
        }
        if (head.startsWith("/")) {
            return TargetUrl.relative(base.origin(), PathNormalizer.normalize(head), query, fragment);
        }
        if (head.isEmpty()) {
            String same = question < 0 && base.query() != null ? escapeTail(base.query()) : query;
            return TargetUrl.relative(base.origin(), PathNormalizer.normalize(base.path()), same, fragment);
        }
        String directory = base.path().substring(0, base.path().lastIndexOf('/') + 1);
        return TargetUrl.relative(base.origin(), PathNormalizer.normalize(directory + head), query, fragment);
    }

    private static void requireCleanText(String text) throws RefusedException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                throw new RefusedException(Refusal.CONTROL_CHARACTER);
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new RefusedException(Refusal.LONE_SURROGATE);
            }
        }
        if (!text.isEmpty() && (isInvisible(text.codePointAt(0)) || isInvisible(text.codePointBefore(text.length())))) {
            throw new RefusedException(Refusal.WHITE_SPACE);
        }
    }

    private static boolean isInvisible(int codePoint) {
        return isWhiteSpace(codePoint) || Character.getType(codePoint) == Character.FORMAT;
    }

    private static boolean isWhiteSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static void requireCleanHead(String head) throws RefusedException {
        if (head.indexOf('\\') >= 0) {
            throw new RefusedException(Refusal.BACKSLASH);
        }
        if (head.codePoints().anyMatch(UrlParser::isWhiteSpace)) {
            throw new RefusedException(Refusal.WHITE_SPACE);
        }
    }

    /** Where the scheme's colon stands; -1 if there is no scheme. */
    private static int schemeEnd(String head) throws RefusedException {
        int colon = head.indexOf(':');
        int slash = head.indexOf('/');
        if (colon < 0 || slash >= 0 && slash < colon) {
            return -1;
        }
        for (int i = 0; i < colon; i++) {
            char c = head.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                throw new RefusedException(Refusal.SCHEME);
            }
        }
        if (colon == 0) {
            // RFC 3986, section 4.2: a colon in the first segment of a relative reference is not allowed
            throw new RefusedException(Refusal.SCHEME);
        }
        return colon;
    }

    private static TargetUrl absolute(
            String scheme, String afterColon, @Nullable String query, @Nullable String fragment, Base base)
            throws RefusedException {
        if (!afterColon.startsWith("//")) {
            throw new RefusedException(Refusal.AUTHORITY);
        }
        int end = afterColon.indexOf('/', 2);
        String authority = afterColon.substring(2, end < 0 ? afterColon.length() : end);
        if (authority.isEmpty()) {
            throw new RefusedException(Refusal.AUTHORITY);
        }
        String path = PathNormalizer.normalize(end < 0 ? "/" : afterColon.substring(end));
        WebOrigin origin = origin(scheme, authority);
        return origin.equals(base.origin())
                ? TargetUrl.relative(origin, path, query, fragment)
                : TargetUrl.absolute(origin, path, query, fragment);
    }

    private static WebOrigin origin(String scheme, String authority) throws RefusedException {
        if (authority.indexOf('@') >= 0) {
            throw new RefusedException(Refusal.USER_INFO);
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon >= 0 && colon > authority.lastIndexOf(']');
        String host = (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
        String digits = hasPort ? authority.substring(colon + 1) : "";
        // toLowerCase folds the Kelvin sign and the dotted I into ASCII, so look at what came in
        for (int i = 0; i < authority.length(); i++) {
            char c = authority.charAt(i);
            if (c >= 0x80 || "\"<>^`{|}".indexOf(c) >= 0) {
                throw new RefusedException(Refusal.HOST);
            }
        }
        if (host.isEmpty()) {
            throw new RefusedException(Refusal.HOST);
        }
        return new WebOrigin(scheme, host, digits.isEmpty() ? WebOrigin.defaultPort(scheme) : port(digits));
    }

    private static int port(String text) throws RefusedException {
        int zeros = 0;
        while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
            zeros++;
        }
        String digits = text.substring(zeros);
        boolean plain = digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = plain ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw new RefusedException(Refusal.PORT);
        }
        return port;
    }

    private static String escapeTail(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Percent.QUERY.escape(text, Escapes.ALL, out);
        return out.toString();
    }
}
