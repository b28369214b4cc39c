package io.github.redirectfilter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What caches may do with an answer: a {@code Cache-Control} value (RFC 9111, section 5.2) that can be compared and
 * narrowed. Several policies on one answer add up to the strictest.
 *
 * <pre>{@code
 * CachePolicy.parse("public, max-age=3600")
 *         .strictest(CachePolicy.PRIVATE)
 *         .strictest(CachePolicy.maxAge(Duration.ofMinutes(1)))
 *         .toString();   // private, max-age=60
 * }</pre>
 */
public final class CachePolicy {
    /** Says nothing: no header is sent, and every other policy is stricter. Written {@code none}. */
    public static final CachePolicy NONE = new CachePolicy(Audience.ANY, -1, List.of());

    /** One caller's browser may keep it, no shared cache may. */
    public static final CachePolicy PRIVATE = new CachePolicy(Audience.PRIVATE, -1, List.of());

    /** Nobody may keep it. */
    public static final CachePolicy NO_STORE = new CachePolicy(Audience.NOBODY, -1, List.of());

    private static final Set<String> PLAIN_DIRECTIVES =
            Set.of("no-cache", "must-revalidate", "proxy-revalidate", "no-transform", "must-understand", "immutable");
    private static final Set<String> SECONDS_DIRECTIVES =
            Set.of("s-maxage", "stale-while-revalidate", "stale-if-error");

    private final Audience audience;
    private final long maxAgeSeconds;
    private final List<String> others;
    private final String text;

    private enum Audience {
        ANY,
        PUBLIC,
        PRIVATE,
        NOBODY
    }

    private CachePolicy(Audience audience, long maxAgeSeconds, List<String> others) {
        this.audience = audience;
        this.maxAgeSeconds = maxAgeSeconds;
        this.others = List.copyOf(others);
        this.text = format();
    }

    /**
     * The answer may be kept for a while.
     *
     * @param duration not negative; whole seconds count
     */
    public static CachePolicy maxAge(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("max-age " + duration + " is negative");
        }
        return new CachePolicy(Audience.ANY, duration.toSeconds(), List.of());
    }

    /**
     * Reads a {@code Cache-Control} value, or {@code none}.
     *
     * @throws IllegalArgumentException for a directive that responses do not have or that makes no sense beside another
     */
    public static CachePolicy parse(String text) {
        if (text.strip().equals("none")) {
            return NONE;
        }
        Audience audience = Audience.ANY;
        long maxAge = -1;
        Set<String> others = new LinkedHashSet<>();
        for (String directive : text.split(",", -1)) {
            String word = directive.strip().toLowerCase(Locale.ROOT);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (word.equals("public") || word.equals("private") || word.equals("no-store")) {
                Audience said =
                        word.equals("no-store") ? Audience.NOBODY : Audience.valueOf(name.toUpperCase(Locale.ROOT));
                if (audience != Audience.ANY && audience != said) {
                    throw new IllegalArgumentException("Cache-Control \"" + text
                            + "\" contradicts itself (expected one of public, private, no-store)");
                }
                audience = said;
            } else if (name.equals("max-age") && equals > 0) {
                maxAge = seconds(text, word, equals);
            } else if (SECONDS_DIRECTIVES.contains(name) && equals > 0) {
                others.add(name + "=" + seconds(text, word, equals));
            } else if (PLAIN_DIRECTIVES.contains(word)) {
                others.add(word);
            } else {
                throw new IllegalArgumentException("Cache-Control \"" + text + "\" has an unknown directive \""
                        + directive.strip()
                        + "\" (expected for example \"public, max-age=300\", \"no-store\", or none)");
            }
        }
        return new CachePolicy(audience, maxAge, List.copyOf(others));
    }

    private static long seconds(String text, String word, int equals) {
        String digits = word.substring(equals + 1);
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("Cache-Control \"" + text + "\": \"" + word
                    + "\" needs a number of seconds (for example max-age=300)");
        }
        return Long.parseLong(digits);
    }

    /** Whether an age is set, or nothing may be stored at all: the policy does not last without end. */
    public boolean bounded() {
        return audience == Audience.NOBODY || maxAgeSeconds >= 0;
    }

    /** Whether this policy says anything, so that a header is sent. */
    public boolean present() {
        return !text.isEmpty();
    }

    /** The policy that allows only what both allow. */
    public CachePolicy strictest(CachePolicy other) {
        if (!other.present() || audience == Audience.NOBODY) {
            return this;
        }
        if (!present() || other.audience == Audience.NOBODY) {
            return other;
        }
        Audience narrower = audience.compareTo(other.audience) >= 0 ? audience : other.audience;
        long shorter = maxAgeSeconds < 0
                ? other.maxAgeSeconds
                : other.maxAgeSeconds < 0 ? maxAgeSeconds : Math.min(maxAgeSeconds, other.maxAgeSeconds);
        boolean shared = narrower != Audience.PRIVATE && (other.maxAgeSeconds < 0 || shorter == maxAgeSeconds);
        // an s-maxage would let shared caches keep the answer for longer than the cap, or at all
        List<String> rest = Stream.concat(others.stream(), other.others.stream())
                .distinct()
                .filter(directive -> shared || !directive.startsWith("s-maxage="))
                .collect(Collectors.toCollection(ArrayList::new));
        return new CachePolicy(narrower, shorter, rest);
    }

    private String format() {
        if (audience == Audience.NOBODY) {
            return "no-store";
        }
        List<String> directives = new ArrayList<>();
        if (audience != Audience.ANY) {
            directives.add(audience.name().toLowerCase(Locale.ROOT));
        }
        if (maxAgeSeconds >= 0) {
            directives.add("max-age=" + maxAgeSeconds);
        }
        directives.addAll(others);
        return String.join(", ", directives);
    }

    /** The header value; {@code null} if none is sent. */
    public @Nullable String headerValue() {
        return present() ? text : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CachePolicy policy && text.equals(policy.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The header value, or {@code none}. */
    @Override
    public String toString() {
        return present() ? text : "none";
    }
}
