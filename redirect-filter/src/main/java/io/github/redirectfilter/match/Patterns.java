package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/**
 * What an index is made of: patterns by their ordinals, however they are kept. Most rules of a long list are a literal
 * path and nothing else, which takes no object.
 */
public interface Patterns {
    /** How many there are. */
    int size();

    /** The pattern of an ordinal; {@code null} for one that is kept as text: a literal path, maybe with a literal host. */
    @Nullable
    SourcePattern pattern(int ordinal);

    /** The canonical path of an ordinal that is kept as text. */
    String literalPath(int ordinal);

    /** The lower-case host of an ordinal that is kept as text; {@code null} for any. */
    @Nullable
    String literalHost(int ordinal);

    /** Whether no request can tell two ordinals apart that are kept as text. */
    boolean sameLiteral(int first, int second);

    /**
     * Whether a path may fit, as far as can be told without running a regular expression.
     *
     * @param text ends in the canonical path, which begins at {@code start}
     */
    boolean mayMatchPath(int ordinal, String text, int start);

    /** Whether a request fits. */
    boolean matches(int ordinal, RequestUrl url);

    /** Takes two ordinals of literals that no request can tell apart, so that the second never has its turn. */
    interface Duplicates {
        /** Takes a pair, the one that wins first. */
        void found(int first, int second);
    }
}
