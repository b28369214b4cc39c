package io.github.redirectfilter.target;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a redirect may go beside the application's own origin. Immutable. */
public final class AllowedOrigins {
    /** Nowhere else. */
    public static final AllowedOrigins NONE = new AllowedOrigins(List.of());

    private final List<OriginPattern> entries;

    private AllowedOrigins(List<OriginPattern> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads entries apart by white space or commas.
     *
     * @throws ParseException for the first wrong entry, with its offset
     */
    public static AllowedOrigins parse(String text) throws ParseException {
        List<OriginPattern> entries = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && text.charAt(i) != ',' && !Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            if (i > start) {
                try {
                    entries.add(OriginPattern.parse(text.substring(start, i)));
                } catch (ParseException e) {
                    throw new ParseException(e.getMessage(), start + e.getErrorOffset());
                }
            }
            i++;
        }
        return new AllowedOrigins(entries);
    }

    /** The entries of both. */
    public AllowedOrigins and(AllowedOrigins other) {
        return new AllowedOrigins(
                Stream.concat(entries.stream(), other.entries.stream()).toList());
    }

    /** Whether an entry covers a URL; those for native apps count for the application's own redirects alone. */
    boolean covers(TargetUrl url, boolean byApplication) {
        for (OriginPattern entry : entries) {
            if ((byApplication || !entry.forNativeApps()) && entry.covers(url)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the candidate has the scheme of a listed native app. */
    boolean coversNativeApp(String candidate) {
        for (OriginPattern entry : entries) {
            if (entry.isSchemeOf(candidate)) {
                return true;
            }
        }
        return false;
    }

    boolean names(String host) {
        for (OriginPattern entry : entries) {
            if (entry.names(host)) {
                return true;
            }
        }
        return false;
    }

    /** The entries as written, apart by spaces. */
    @Override
    public String toString() {
        return entries.stream().map(OriginPattern::toString).collect(Collectors.joining(" "));
    }
}
