package io.github.redirectfilter.condition;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.match.HeaderName;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What tells one caller from another, as the option {@code by} names it: {@code cookie.NAME}, {@code header.NAME},
 * {@code user} or {@code ip}.
 *
 * @param of the key of a request; {@code null} if it has none
 * @param vary request headers that the key depends on
 * @param personal whether caches can't tell callers apart by any header
 */
public record CallerKey(Function<RedirectRequest, @Nullable String> of, Set<String> vary, boolean personal) {
    /** By the client's address. */
    public static final CallerKey IP = new CallerKey(RedirectRequest::remoteAddress, Set.of(), true);

    /**
     * Reads the value of {@code by}.
     *
     * @throws IllegalArgumentException if it names nothing that tells callers apart
     */
    public static CallerKey parse(String by) {
        int dot = by.indexOf('.');
        String name = dot < 0 ? "" : by.substring(dot + 1);
        String kind = dot < 0 ? by : by.substring(0, dot);
        if (kind.equals("cookie") && !name.isEmpty()) {
            return new CallerKey(request -> filled(request.cookie(name)), Set.of("Cookie"), false);
        }
        if (kind.equals("header") && HeaderName.isValid(name)) {
            // the host is part of a cache's key already (RFC 9111, section 2)
            Set<String> vary = name.toLowerCase(Locale.ROOT).equals("host") ? Set.of() : Set.of(name);
            return new CallerKey(request -> filled(request.header(name)), vary, false);
        }
        return switch (by) {
            case "user" -> new CallerKey(RedirectRequest::user, Set.of(), true);
            case "ip" -> IP;
            default ->
                throw new IllegalArgumentException("by=\"" + by
                        + "\" does not tell callers apart (expected by=cookie.NAME, by=header.NAME, by=user or by=ip)");
        };
    }

    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
