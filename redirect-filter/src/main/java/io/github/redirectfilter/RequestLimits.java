package io.github.redirectfilter;

import io.github.redirectfilter.match.RegexLimits;

/**
 * How much a request may cost, as settings that no honest request meets. Going beyond one is counted.
 *
 * @param path {@code max-path}: the longest path, in characters of the canonical form, on which regular expressions run
 * @param regexSteps {@code max-regex-steps}: characters on which a request's regular expressions run, each as often as its
 *     expression has instructions
 * @param capture {@code max-capture}: the longest value of a group of a regular expression, for a target that takes values
 * @param target {@code max-target}: the longest {@code Location}
 * @param conditions {@code max-conditions}: how many conditions are asked
 */
record RequestLimits(int path, int regexSteps, int capture, int target, int conditions) {
    static final RequestLimits DEFAULT = new RequestLimits(
            RegexLimits.DEFAULT.pathLength(), RegexLimits.DEFAULT.steps(), 2_048, Limit.MAX_TARGET.highest, 1_000);

    /** The names of the limits. */
    enum Limit {
        MAX_PATH("max-path", 65_536),
        MAX_REGEX_STEPS("max-regex-steps", Integer.MAX_VALUE),
        MAX_CAPTURE("max-capture", 65_536),
        /** Containers have 8 KiB for all headers of a response, and the others need some of it. */
        MAX_TARGET("max-target", 6_144),
        MAX_CONDITIONS("max-conditions", 1_000_000);

        private final String setting;
        private final int highest;

        Limit(String setting, int highest) {
            this.setting = setting;
            this.highest = highest;
        }

        /** The name of the setting. */
        @Override
        public String toString() {
            return setting;
        }
    }

    /**
     * With another value for one of them.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    RequestLimits with(Limit limit, int value) {
        if (value < 1 || value > limit.highest) {
            throw new IllegalArgumentException(
                    limit + " " + value + " is out of range (expected 1 to " + limit.highest + ")");
        }
        return new RequestLimits(
                limit == Limit.MAX_PATH ? value : path,
                limit == Limit.MAX_REGEX_STEPS ? value : regexSteps,
                limit == Limit.MAX_CAPTURE ? value : capture,
                limit == Limit.MAX_TARGET ? value : target,
                limit == Limit.MAX_CONDITIONS ? value : conditions);
    }

    /** What concerns regular expressions. */
    RegexLimits forRegex() {
        return new RegexLimits(path, regexSteps);
    }
}
