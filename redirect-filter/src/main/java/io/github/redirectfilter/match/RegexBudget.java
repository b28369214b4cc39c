package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** What is left of the {@link RegexLimits} of one request, and the last match that it was spent on. */
public final class RegexBudget {
    private final RegexLimits limits;
    private long steps;
    private @Nullable Exceeded exceeded;
    private @Nullable RegexPath matched;
    private @Nullable RegexGroups groups;
    private String matchedPath = "";

    RegexBudget(RegexLimits limits) {
        this.limits = limits;
    }

    /** Which limit a request went beyond. */
    public enum Exceeded {
        /** {@link RegexLimits#pathLength}. */
        PATH_LENGTH,
        /** {@link RegexLimits#steps}. */
        STEPS
    }

    /** Whether an expression of so many instructions may be run on so many characters. */
    boolean allows(int instructions, int characters) {
        if (characters > limits.pathLength()) {
            exceeded = Exceeded.PATH_LENGTH;
            return false;
        }
        steps += (long) instructions * characters;
        if (steps > limits.steps()) {
            exceeded = Exceeded.STEPS;
            return false;
        }
        return true;
    }

    /** Keeps the match of an expression: if its rule wins, the groups are asked of it. */
    void remember(RegexPath pattern, String path, RegexGroups found) {
        matched = pattern;
        matchedPath = path;
        groups = found;
    }

    /** The match of an expression with a path, if it was the last one; else {@code null}. */
    @Nullable
    RegexGroups recall(RegexPath pattern, String path) {
        return pattern.equals(matched) && matchedPath.equals(path) ? groups : null;
    }

    /** The limit that kept an expression from being run; {@code null} if none did. */
    @Nullable
    Exceeded exceeded() {
        return exceeded;
    }
}
