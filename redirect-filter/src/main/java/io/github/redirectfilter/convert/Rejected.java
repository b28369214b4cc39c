package io.github.redirectfilter.convert;

import io.github.redirectfilter.match.ControlCharacters;

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
        return ControlCharacters.escaped("line " + line.number() + ": " + line.text())
                + "\n    why:     " + ControlCharacters.escaped(reason)
                + "\n    instead: " + ControlCharacters.escaped(instead);
    }
}
