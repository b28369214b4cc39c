package io.github.redirectfilter.convert;

/**
 * What could not be carried over.
 *
 * @param line where it stands
 * @param reason why there is no rule for it
 * @param instead what to do about it
 */
public record Rejected(SourceLine line, String reason, String instead) {
    /** Line, reason and mend, in one line each. */
    @Override
    public String toString() {
        return "line " + line.number() + ": " + line.text() + "\n    why:     " + reason + "\n    instead: " + instead;
    }
}
