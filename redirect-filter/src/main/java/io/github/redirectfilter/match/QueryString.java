package io.github.redirectfilter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a raw query as forms write it ({@code application/x-www-form-urlencoded}, WHATWG URL, section 5.1): parameters
 * apart by {@code &}, {@code +} for a space, UTF-8 escapes. Malformed escapes stand for themselves, as browsers have it.
 */
public final class QueryString {
    private QueryString() {}

    /** The parameters of a query as they stand, undecoded; none for {@code null} or an empty query. */
    public static List<String> pieces(@Nullable String query) {
        return query == null || query.isEmpty() ? List.of() : List.of(query.split("&", -1));
    }

    /** The decoded name of a parameter. */
    public static String name(String piece) {
        int equals = piece.indexOf('=');
        return decode(equals < 0 ? piece : piece.substring(0, equals));
    }

    /** The decoded value of a parameter, empty if it has none. */
    public static String value(String piece) {
        int equals = piece.indexOf('=');
        return equals < 0 ? "" : decode(piece.substring(equals + 1));
    }

    /** All decoded values of a parameter, in order. */
    public static List<String> values(@Nullable String query, String name) {
        return query == null || query.isEmpty()
                ? List.of()
                : pieces(query).stream()
                        .filter(piece -> name(piece).equals(name))
                        .map(QueryString::value)
                        .toList();
    }

    /** The first decoded value of a parameter; {@code null} if it is absent. */
    public static @Nullable String first(@Nullable String query, String name) {
        if (query != null && !query.isEmpty()) {
            for (String piece : pieces(query)) {
                if (name(piece).equals(name)) {
                    return value(piece);
                }
            }
        }
        return null;
    }

    static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int octet = c == '%' ? CanonicalPath.octet(text, i) : -1;
            if (octet < 0) {
                out.append(c == '+' ? ' ' : c);
                i++;
                continue;
            }
            int at = i;
            int length = Utf8.sequenceLength(octet);
            int codePoint =
                    length == 0 ? -1 : Utf8.codePoint(octet, length, n -> CanonicalPath.octet(text, at + 3 * n));
            out.appendCodePoint(codePoint < 0 ? '\uFFFD' : codePoint);
            i += codePoint < 0 ? 3 : 3 * length;
        }
        return out.toString();
    }
}
