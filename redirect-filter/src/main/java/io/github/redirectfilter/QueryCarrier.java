package io.github.redirectfilter;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule carries of the request's query.
 *
 * @param policy how it is joined with the target's
 * @param keep if not empty, the only parameters carried
 * @param strip parameters never carried
 * @param usedUp parameters that the source named or the target used
 */
record QueryCarrier(QueryPolicy policy, List<String> keep, List<String> strip, Set<String> usedUp) {
    /** The target's query with what is carried. */
    @Nullable
    String carry(@Nullable String target, @Nullable String request) {
        return policy.join(target, request, this::carried);
    }

    private boolean carried(String name) {
        return !usedUp.contains(name)
                && (keep.isEmpty() || keep.stream().anyMatch(pattern -> fits(pattern, name)))
                && strip.stream().noneMatch(pattern -> fits(pattern, name));
    }

    private static boolean fits(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
