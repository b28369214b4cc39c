package io.github.redirectfilter.match;

/**
 * Finds the rules whose patterns match a request, in the order of their ordinals. Immutable and safe for use by several
 * threads.
 */
public interface RuleIndex {
    /** What {@link #next} returns when there is no further match. */
    int NONE = -1;

    /**
     * The lowest ordinal, not below {@code from}, of a pattern that matches.
     *
     * @return the ordinal, or {@link #NONE}
     */
    int next(int from, RequestUrl url);
}
