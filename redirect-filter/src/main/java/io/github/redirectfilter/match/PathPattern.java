package io.github.redirectfilter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path of a source, in one of its forms; paths are canonical. */
interface PathPattern {
    /** The names that the pattern gives to parts of the path, in the order of {@link #capture}'s values. */
    List<Capture> captures();

    /** What every path holds that has the form. */
    RequiredText required();

    /**
     * Whether the path may have the form, as far as can be told without running a regular expression. Allocates nothing.
     *
     * @param text ends in the path, which begins at {@code start}
     */
    boolean mayMatch(String text, int start);

    /** Whether {@link #mayMatch} says for certain. */
    boolean needsNoExpression();

    /** Whether the path has the form; no, where that would take more of regular expressions than a request may. */
    boolean matches(String path, RegexBudget budget);

    /**
     * The values of {@link #captures}, {@code null} where a group took no part; {@code null} if there is no match.
     *
     * @param budget the one of {@link #matches}
     */
    @Nullable
    String @Nullable [] capture(String path, RegexBudget budget);
}
