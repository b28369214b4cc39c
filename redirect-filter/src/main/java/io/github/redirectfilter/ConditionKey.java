package io.github.redirectfilter;

/**
 * The key of a condition: an optional {@code not.}, the kind up to the first dot, the name verbatim.
 *
 * @param name empty if there is none
 */
record ConditionKey(boolean negated, String kind, String name) {
    static ConditionKey parse(String key) {
        boolean negated = key.startsWith("not.");
        String rest = negated ? key.substring(4) : key;
        int dot = rest.indexOf('.');
        return dot < 0
                ? new ConditionKey(negated, rest, "")
                : new ConditionKey(negated, rest.substring(0, dot), rest.substring(dot + 1));
    }
}
