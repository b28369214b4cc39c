package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.target.CorsOrigins;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may follow an answer (Fetch, "CORS protocol"): {@code cors=https://front.example},
 * {@code cors=*}.
 *
 * @param everyone whether all may
 * @param origins those who may
 * @param credentials whether they may send cookies along
 */
record CorsPolicy(boolean everyone, CorsOrigins origins, boolean credentials) {
    static final CorsPolicy NONE = new CorsPolicy(false, CorsOrigins.NONE, false);

    private static final Header EVERYONE = new Header("Access-Control-Allow-Origin", "*");
    private static final Header CREDENTIALS = new Header("Access-Control-Allow-Credentials", "true");
    private static final String WITH_CREDENTIALS = "credentials";

    /** Reads a list of origins, {@code *}, or {@code none}; an {@link IllegalArgumentException} says what is wrong. */
    static CorsPolicy parse(String text) {
        List<String> words = Arrays.stream(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        boolean credentials = words.contains(WITH_CREDENTIALS);
        List<String> origins =
                words.stream().filter(word -> !word.equals(WITH_CREDENTIALS)).toList();
        if (words.equals(List.of("none"))) {
            return NONE;
        }
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("cors \"" + text + "\" names no origin (expected for example "
                    + "cors=https://front.example, or cors=*)");
        }
        if (origins.contains("*")) {
            if (words.size() > 1) {
                throw new IllegalArgumentException("cors \"" + text + "\": "
                        + (credentials
                                ? "browsers send no credentials to what is open to all (expected the origins in place of *)"
                                : "* covers all others (expected * alone, or no *)"));
            }
            return new CorsPolicy(true, CorsOrigins.NONE, false);
        }
        try {
            return new CorsPolicy(false, CorsOrigins.parse(origins), credentials);
        } catch (ParseException e) {
            throw new IllegalArgumentException("cors: " + e.getMessage(), e);
        }
    }

    boolean isNone() {
        return !everyone && origins.isEmpty();
    }

    /** Request headers that the answer depends on; an answer to everyone is always the same. */
    Set<String> vary() {
        return origins.isEmpty() ? Set.of() : Set.of("Origin");
    }

    /** What lets a page of this origin follow the answer; nothing if it may not. */
    List<Header> headers(@Nullable String origin) {
        if (everyone) {
            return List.of(EVERYONE);
        }
        if (origin == null || !origins.allows(origin)) {
            return List.of();
        }
        Header allowed = new Header(EVERYONE.name(), origin);
        return credentials ? List.of(allowed, CREDENTIALS) : List.of(allowed);
    }
}
