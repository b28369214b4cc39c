package io.github.redirectfilter.target;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** Origins of pages that may read an answer across origins: entries as an allowlist has them, without a path. Immutable. */
public final class CorsOrigins {
    /** No page may. */
    public static final CorsOrigins NONE = new CorsOrigins(List.of());

    private final List<OriginPattern> entries;

    private CorsOrigins(List<OriginPattern> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads entries such as {@code https://front.example} and {@code https://*.example.com}.
     *
     * @throws ParseException for the first wrong entry
     */
    public static CorsOrigins parse(List<String> texts) throws ParseException {
        List<OriginPattern> entries = new ArrayList<>();
        for (String text : texts) {
            if (text.equals("null")) {
                throw new ParseException(
                        "null is an origin that any page can give itself (expected the pages' origins, or * for all)",
                        0);
            }
            OriginPattern entry = OriginPattern.parse(text);
            if (entry.forNativeApps()) {
                throw new ParseException(
                        "\"" + text + "\" is for native apps (expected the origin of a page: scheme, host and port)",
                        0);
            }
            if (entry.hasPath()) {
                throw new ParseException(
                        "\"" + text + "\" has a path, which is no part of an origin (expected "
                                + text.substring(0, text.indexOf('/', text.indexOf("//") + 2)) + ")",
                        0);
            }
            entries.add(entry);
        }
        return new CorsOrigins(entries);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether the value of an {@code Origin} header is one of them, as browsers write it. */
    public boolean allows(String header) {
        WebOrigin origin = WebOrigin.parse(header);
        if (origin == null) {
            return false;
        }
        for (OriginPattern entry : entries) {
            if (entry.covers(origin)) {
                return true;
            }
        }
        return false;
    }
}
