package io.github.redirectfilter;

import java.util.Set;

/** Differences between paths that do not count: {@code ignore=case,slash}. */
record IgnoreSetting(boolean upperAndLowerCase, boolean trailingSlash) {
    static final IgnoreSetting NOTHING = new IgnoreSetting(false, false);

    static IgnoreSetting parse(String text) {
        for (String word : RuleSpec.split(text)) {
            if (!Set.of("case", "slash", "none").contains(word)) {
                throw new IllegalArgumentException("ignore \"" + word
                        + "\" is unknown (expected case, slash, or case,slash; none to ignore nothing)");
            }
        }
        return new IgnoreSetting(
                RuleSpec.split(text).contains("case"), RuleSpec.split(text).contains("slash"));
    }
}
