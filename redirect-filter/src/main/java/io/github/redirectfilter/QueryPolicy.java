package io.github.redirectfilter;

import io.github.redirectfilter.match.QueryString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the query of a request is carried into the target. For a target {@code /n?a=1} and a request {@code ?a=2&b=3}:
 *
 * <ul>
 *   <li>{@link #MERGE} sends {@code /n?a=1&b=3}, and is the default,
 *   <li>{@link #OVERRIDE} sends {@code /n?a=2&b=3},
 *   <li>{@link #APPEND} sends {@code /n?a=1&a=2&b=3},
 *   <li>{@link #DROP} sends {@code /n?a=1}.
 * </ul>
 */
public enum QueryPolicy {
    /** All of the target's parameters, and those of the request that the target does not set. */
    MERGE,
    /** All of the request's parameters, and those of the target that the request does not set. */
    OVERRIDE,
    /** All of the target's parameters, then all of the request's. */
    APPEND,
    /** The target's parameters alone. */
    DROP;

    /**
     * Reads a policy as written in a rule, in lower case.
     *
     * @throws IllegalArgumentException for anything else; the message lists the policies
     */
    public static QueryPolicy parse(String text) {
        for (QueryPolicy policy : values()) {
            if (policy.toString().equals(text)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("query policy \"" + text + "\" is unknown (expected one of "
                + Arrays.stream(values()).map(QueryPolicy::toString).collect(Collectors.joining(", ")) + ")");
    }

    /**
     * Joins two queries. Parameters are compared by their decoded names; what is carried keeps bytes, order and
     * duplicates.
     *
     * @param target the target's query, {@code null} for none
     * @param request the request's query, {@code null} for none
     * @param carried which parameters of the request, by decoded name, may be carried
     */
    @Nullable
    String join(@Nullable String target, @Nullable String request, Predicate<String> carried) {
        if (this == DROP || request == null || request.isEmpty()) {
            return target;
        }
        List<String> own = QueryString.pieces(target);
        List<String> sent = QueryString.pieces(request).stream()
                .filter(piece -> carried.test(QueryString.name(piece)))
                .toList();
        if (this == MERGE) {
            Set<String> set = names(own);
            sent = sent.stream()
                    .filter(piece -> !set.contains(QueryString.name(piece)))
                    .toList();
        } else if (this == OVERRIDE) {
            Set<String> set = names(sent);
            own = own.stream()
                    .filter(piece -> !set.contains(QueryString.name(piece)))
                    .toList();
        }
        List<String> joined = new ArrayList<>(own);
        joined.addAll(sent);
        return joined.isEmpty() ? target : String.join("&", joined);
    }

    private static Set<String> names(List<String> pieces) {
        Set<String> names = new HashSet<>();
        pieces.forEach(piece -> names.add(QueryString.name(piece)));
        return names;
    }

    /** The name as written in a rule. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
