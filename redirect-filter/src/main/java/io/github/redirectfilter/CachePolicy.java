package io.github.redirectfilter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    public static final CachePolicy NONE = new CachePolicy(Audience.ANY, -1, Map.of());

    /** One caller's browser may keep it, no shared cache may. */
    public static final CachePolicy PRIVATE = new CachePolicy(Audience.PRIVATE, -1, Map.of());

    /** Nobody may keep it. */
    public static final CachePolicy NO_STORE = new CachePolicy(Audience.NOBODY, -1, Map.of());

    private static final String SHARED_AGE = "s-maxage";
    private static final Set<String> PLAIN_DIRECTIVES =
            Set.of("no-cache", "must-revalidate", "proxy-revalidate", "no-transform", "must-understand", "immutable");
    private static final Set<String> SECONDS_DIRECTIVES =
            Set.of(SHARED_AGE, "stale-while-revalidate", "stale-if-error");
    /** What lets a cache do more than the age alone: it holds only where every policy says so. */
    private static final Set<String> LOOSENING_DIRECTIVES =
            Set.of("immutable", "stale-while-revalidate", "stale-if-error");

    private final Audience audience;
    private final long maxAgeSeconds;
    private final SortedMap<String, Long> others;
    private final String text;

    private enum Audience {
        ANY,
        PUBLIC,
        PRIVATE,
        NOBODY
    }

    /** {@code others} by name, with seconds, or -1 for those without. */
    private CachePolicy(Audience audience, long maxAgeSeconds, Map<String, Long> others) {
        this.audience = audience;
        this.maxAgeSeconds = maxAgeSeconds;
        this.others = new TreeMap<>(others);
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
        return new CachePolicy(Audience.ANY, duration.toSeconds(), Map.of());
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
        Map<String, Long> others = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (String directive : text.split(",", -1)) {
            String word = directive.strip().toLowerCase(Locale.ROOT);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "Cache-Control \"" + text + "\" says \"" + name + "\" twice (expected once)");
            }
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
                others.put(name, seconds(text, word, equals));
            } else if (PLAIN_DIRECTIVES.contains(word)) {
                others.put(word, -1L);
            } else {
                throw new IllegalArgumentException("Cache-Control \"" + text + "\" has an unknown directive \""
                        + directive.strip()
                        + "\" (expected for example \"public, max-age=300\", \"no-store\", or none)");
            }
        }
        if (audience != Audience.NOBODY) {
            requireSense(text, audience, maxAge, others.keySet());
        }
        return new CachePolicy(audience, maxAge, others);
    }

    private static void requireSense(String text, Audience audience, long maxAge, Set<String> others) {
        if (audience == Audience.PRIVATE && others.contains(SHARED_AGE)) {
            throw new IllegalArgumentException("Cache-Control \"" + text
                    + "\" contradicts itself (expected no s-maxage, which is for shared caches, beside private)");
        }
        for (String loosening : LOOSENING_DIRECTIVES) {
            if (others.contains(loosening) && maxAge < 0 && !others.contains(SHARED_AGE)) {
                throw new IllegalArgumentException("Cache-Control \"" + text + "\": \"" + loosening
                        + "\" lengthens an age that is not set (expected max-age=... beside it)");
            }
        }
    }

    private static long seconds(String text, String word, int equals) {
        String digits = word.substring(equals + 1);
        if (digits.length() > 10 || !isNumber(digits)) {
            throw new IllegalArgumentException("Cache-Control \"" + text + "\": \"" + word
                    + "\" needs a number of seconds (for example max-age=300)");
        }
        return Long.parseLong(digits);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
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
        Map<String, Long> rest = new HashMap<>(others);
        other.others.forEach((name, seconds) -> rest.merge(name, seconds, Math::min));
        rest.keySet()
                .removeIf(name -> LOOSENING_DIRECTIVES.contains(name)
                        && !(others.containsKey(name) && other.others.containsKey(name)));
        if (narrower == Audience.PRIVATE) {
            rest.remove(SHARED_AGE);
        } else if (rest.containsKey(SHARED_AGE)) {
            // it stands above max-age in shared caches, so the other policy's max-age has to limit it
            rest.put(SHARED_AGE, shorter(sharedAge(), other.sharedAge()));
        }
        return new CachePolicy(narrower, shorter(maxAgeSeconds, other.maxAgeSeconds), rest);
    }

    /**
     * The strictest of both, where an age of {@code limit} shortens an age of this policy but brings none: what nobody
     * would keep is not kept because something else ends in a week. An age that is left to the cache, as with
     * {@code public} alone, is limited too.
     */
    CachePolicy limitedBy(CachePolicy limit) {
        CachePolicy both = strictest(limit);
        if (maxAgeSeconds >= 0 || audience == Audience.PUBLIC) {
            return both;
        }
        Map<String, Long> rest = new HashMap<>(both.others);
        if (!others.containsKey(SHARED_AGE)) {
            rest.remove(SHARED_AGE);
        }
        return new CachePolicy(both.audience, -1, rest);
    }

    private long sharedAge() {
        return others.getOrDefault(SHARED_AGE, maxAgeSeconds);
    }

    /** The lower of two ages; a negative one is not set. */
    private static long shorter(long age, long other) {
        return age < 0 ? other : other < 0 ? age : Math.min(age, other);
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
        for (Map.Entry<String, Long> other : others.entrySet()) {
            directives.add(other.getValue() < 0 ? other.getKey() : other.getKey() + "=" + other.getValue());
        }
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
