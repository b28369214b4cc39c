package io.github.redirectfilter.target;

/** A piece of a target template: text, escaped for its place, or a variable. */
sealed interface TargetPart {
    /** Literal text. */
    record Text(String text) implements TargetPart {}

    /** A name in braces. */
    record Value(Variable variable) implements TargetPart {}
}
