package io.github.redirectfilter.convert;

import org.jspecify.annotations.Nullable;

/**
 * A rule, and what it was made of.
 *
 * @param line what was written
 * @param text the rule line
 * @param note what it does otherwise than the original, in a few words; {@code null} if nothing
 * @param placeholder whether it stands for something that was rejected, and keeps its requests from the rules behind it
 */
public record ConvertedRule(
        SourceLine line, String text, @Nullable String note, boolean placeholder) {}
