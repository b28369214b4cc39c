package io.github.redirectfilter.target;

import java.nio.charset.StandardCharsets;

/** Escapes text for one part of a URL (RFC 3986, section 2); all that comes out is printable ASCII. */
public enum Percent {
    /** A segment: everything but {@code pchar} (section 3.3) is escaped. A slash is escaped too. */
    SEGMENT("!$&'()*+,=:@"),
    /** A path: as a segment, but slashes and semicolons stay. */
    PATH("!$&'()*+,=:@/;"),
    /** A value within a query or after an unknown start: only unreserved characters stay. */
    COMPONENT(""),
    /** A query or fragment that is a query or fragment already: delimiters stay. */
    QUERY("!$&'()*+,;=:@/?[]|^`{}"),
    /** A query that is carried along byte for byte: what is printable ASCII stays. */
    CARRIED("!$&'()*+,;=:@/?[]|^`{}\"<>\\");

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final long below64;
    private final long from64;

    Percent(String alsoPlain) {
        String plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~" + alsoPlain;
        long low = 0;
        long high = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            low |= c < 64 ? 1L << c : 0;
            high |= c < 64 ? 0 : 1L << c - 64;
        }
        this.below64 = low;
        this.from64 = high;
    }

    private boolean isPlain(char c) {
        return c < 0x80 && ((c < 64 ? below64 >>> c : from64 >>> c - 64) & 1) != 0;
    }

    /** Escapes canonical path text, in which each {@code %} begins an escape. */
    public static String escapePath(String canonical) {
        StringBuilder out = new StringBuilder(canonical.length());
        PATH.escape(canonical, Escapes.WELL_FORMED, out);
        return out.toString();
    }

    /** Escapes {@code text}, {@code %} included. */
    void escape(String text, StringBuilder out) {
        escape(text, Escapes.NONE, out);
    }

    /** What a {@code %} in the text means. */
    enum Escapes {
        /** Nothing: it is a percent sign. */
        NONE,
        /** An escape where two hex digits follow, which is copied; else a percent sign. */
        WELL_FORMED,
        /** It stays as it is: the text is carried byte for byte. */
        ALL
    }

    /** Escapes {@code text} but for the escapes that it holds. */
    void escape(String text, Escapes escapes, StringBuilder out) {
        int kept = 0;
        int i = 0;
        while (i < text.length()) {
            if (keeps(text, i, escapes)) {
                i++;
            } else {
                out.append(text, kept, i);
                int codePoint = text.codePointAt(i);
                appendOctets(codePoint, out);
                i += Character.charCount(codePoint);
                kept = i;
            }
        }
        out.append(text, kept, i);
    }

    /** Whether a character of a text needs no escape. */
    boolean keeps(String text, int at, Escapes escapes) {
        char c = text.charAt(at);
        return isPlain(c) || c == '%' && stays(text, at, escapes);
    }

    private static boolean stays(String text, int at, Escapes escapes) {
        return escapes == Escapes.ALL || escapes == Escapes.WELL_FORMED && isEscape(text, at);
    }

    /** Whether an escape with two ASCII hex digits begins at {@code at}. */
    static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && text.charAt(at) == '%'
                && isHex(text.charAt(at + 1))
                && isHex(text.charAt(at + 2));
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f';
    }

    private static void appendOctets(int codePoint, StringBuilder out) {
        int valid = Character.getType(codePoint) == Character.SURROGATE ? 0xFFFD : codePoint;
        for (byte octet : Character.toString(valid).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(HEX[octet >> 4 & 15]).append(HEX[octet & 15]);
        }
    }
}
