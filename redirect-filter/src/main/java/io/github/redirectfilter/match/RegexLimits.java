package io.github.redirectfilter.match;

/**
 * How much of regular expressions a request may cost. They run in time linear in path and expression, which is long for a
 * long path and many expressions; what goes beyond is not run, so that its rules do not match. Other patterns take no
 * notice: to pad a path is no way around them.
 *
 * @param pathLength the longest path that is tried, in characters of the canonical form
 * @param steps characters tried, each as often as its expression has instructions
 */
public record RegexLimits(int pathLength, int steps) {
    /**
     * What no honest request meets: browsers and servers of old took no address of more than 2,083 characters, and an
     * expression has some tens of instructions.
     */
    public static final RegexLimits DEFAULT = new RegexLimits(2_048, 1_000_000);

    /** For those who ask what would be, were there no limits. */
    public static final RegexLimits NONE = new RegexLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
