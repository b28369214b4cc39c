package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** What is left of the {@link RegexLimits} of one request. */
public final class RegexBudget {
    private final RegexLimits limits;
    private long steps;
    private @Nullable Exceeded exceeded;

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

    /** The limit that kept an expression from being run; {@code null} if none did. */
    @Nullable
    Exceeded exceeded() {
        return exceeded;
    }
}
