package io.github.redirectfilter.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** What is left of the {@link RegexLimits} of one request, and the last match that it was spent on. */
public final class RegexBudget {
    private final RegexLimits limits;
    private long steps;
    private @Nullable Exceeded exceeded;
    private @Nullable Matcher matched;
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
    void remember(Matcher matcher, String path) {
        matched = matcher;
        matchedPath = path;
    }

    /** The match of an expression with a path, if it was the last one; else {@code null}. */
    @Nullable
    Matcher recall(Pattern pattern, String path) {
        return matched != null && matched.pattern().equals(pattern) && matchedPath.equals(path) ? matched : null;
    }

    /** The limit that kept an expression from being run; {@code null} if none did. */
    @Nullable
    Exceeded exceeded() {
        return exceeded;
    }
}
