package io.github.redirectfilter;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP statuses that a rule can answer with: the five redirects of RFC 9110, section 15.4, and the answers for
 * what is gone, withheld, limited or closed for maintenance.
 *
 * <p>{@link #TEMPORARY_REDIRECT} is the default of a rule: it changes nothing for good and loses neither method nor
 * body.
 *
 * <pre>{@code
 * RedirectStatus.parse("308").permanent();        // true
 * RedirectStatus.parse("see-other").code();       // 303
 * }</pre>
 */
public enum RedirectStatus {
    /** 301: the page moved for good; a client may turn POST into GET. Written {@code 301} or {@code moved}. */
    MOVED_PERMANENTLY(301, "moved", "max-age=3600"),
    /** 302: the page is elsewhere for now; a client may turn POST into GET. Written {@code 302} or {@code found}. */
    FOUND(302, "found", "no-store"),
    /** 303: the answer to a POST is a page to GET. Written {@code 303} or {@code see-other}. */
    SEE_OTHER(303, "see-other", "no-store"),
    /** 307: elsewhere for now, method and body are kept. Written {@code 307} or {@code temporary}. */
    TEMPORARY_REDIRECT(307, "temporary", "no-store"),
    /** 308: elsewhere for good, method and body are kept. Written {@code 308} or {@code permanent}. */
    PERMANENT_REDIRECT(308, "permanent", "max-age=3600"),
    /** 404: there is nothing here. */
    NOT_FOUND(404, null, "max-age=300"),
    /** 410: there was something here, and it is gone for good. */
    GONE(410, null, "max-age=300"),
    /** 451: withheld for legal reasons (RFC 7725). */
    UNAVAILABLE_FOR_LEGAL_REASONS(451, null, "max-age=300"),
    /** 429: this caller asks too often (RFC 6585, section 4). */
    TOO_MANY_REQUESTS(429, null, "no-store"),
    /** 503: closed for maintenance or overloaded. */
    SERVICE_UNAVAILABLE(503, null, "no-store");

    private static final RedirectStatus[] VALUES = values();

    private final int code;
    private final String text;
    private final @Nullable String word;
    private final String cacheControl;

    RedirectStatus(int code, @Nullable String word, String cacheControl) {
        this.code = code;
        this.text = Integer.toString(code);
        this.word = word;
        this.cacheControl = cacheControl;
    }

    /** The status code, as sent. */
    public int code() {
        return code;
    }

    /** Whether the answer carries a {@code Location}: the five 3xx. */
    public boolean redirects() {
        return code < 400;
    }

    /** Whether a client may replace its bookmark: 301 and 308. */
    public boolean permanent() {
        return this == MOVED_PERMANENTLY || this == PERMANENT_REDIRECT;
    }

    /** Whether a client has to repeat the request with the same method and body: 307 and 308. */
    public boolean keepsMethod() {
        return this == TEMPORARY_REDIRECT || this == PERMANENT_REDIRECT;
    }

    /**
     * Whether a cache may keep the answer for as long as it likes when no {@code Cache-Control} bounds it (RFC 9110,
     * section 15.1): 301, 308, 404, 410 and 451.
     */
    public boolean heuristicallyCacheable() {
        return permanent() || this == NOT_FOUND || this == GONE || this == UNAVAILABLE_FOR_LEGAL_REASONS;
    }

    /** Whether the answer says when to come again, in {@code Retry-After}: 429 and 503. */
    public boolean waits() {
        return this == TOO_MANY_REQUESTS || this == SERVICE_UNAVAILABLE;
    }

    /** The {@code Cache-Control} that is sent when a rule sets no other. */
    public CachePolicy defaultCachePolicy() {
        return CachePolicy.parse(cacheControl);
    }

    /** Whether {@code text} stands in the status column of a rule line: all digits, or one of the status names. */
    public static boolean looksLikeStatus(String text) {
        return of(text) != null || isNumber(text);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The status of a code or a name, as written in a rule; {@code null} if a rule can't send it. */
    public static @Nullable RedirectStatus of(String text) {
        for (RedirectStatus status : VALUES) {
            if (text.equals(status.text) || text.equals(status.word)) {
                return status;
            }
        }
        return null;
    }

    /**
     * Reads a code or a name, as written in a rule.
     *
     * @throws IllegalArgumentException for any other status; the message names the nearest right one
     */
    public static RedirectStatus parse(String text) {
        RedirectStatus known = of(text);
        if (known != null) {
            return known;
        }
        throw new IllegalArgumentException("status \"" + text + "\" is not one a rule can send; " + nearest(text)
                + " (expected one of " + known() + ")");
    }

    private static String nearest(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "200", "201", "202", "204", "pass", "ok" ->
                "to let the request through, write \"-\" as the target and no status";
            case "300", "multiple-choices" -> "write 302, or 303 after a form was posted";
            case "304", "not-modified" -> "304 answers a conditional request; write 302 or 307";
            case "305", "306" -> "305 and 306 are no longer in use; write 307";
            case "400", "401", "403", "405" -> "write 404, 410 or 451 to refuse, or leave that to the application";
            case "500", "502", "504" -> "write 503";
            default -> "write 307 for a move for now, 308 for a move for good";
        };
    }

    private static String known() {
        return Arrays.stream(values())
                .map(s -> s.word == null ? Integer.toString(s.code) : s.code + " " + s.word)
                .collect(Collectors.joining(", "));
    }

    /** The code as text, which a rule line reads back. */
    @Override
    public String toString() {
        return text;
    }
}
