package io.github.redirectfilter.lint;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.match.ControlCharacters;

/**
 * Something about valid rules that is probably not meant.
 *
 * <pre>
 * redirects.rules:2:1: warning [shadowed] /a/b never has its turn: /a/{x} at redirects.rules:1 takes all its requests
 *     /a/b  /d
 *     ^^^^
 *     why:  The first rule that matches wins, so that this one does nothing.
 *     mend: Put it in front of the other, narrow the other, or delete it.
 * </pre>
 *
 * @param place source, line and column, as far as they are known
 * @param length how many characters of the place's excerpt are meant, at least 1
 * @param what what is odd, in one sentence
 * @param why why that matters
 * @param mend what to do
 */
public record Finding(LintCode code, Severity severity, Place place, int length, String what, String why, String mend) {
    /** Place, severity, code and what it is, in one line. */
    public String headline() {
        return ControlCharacters.escaped(place + ": " + severity + " [" + code + "] " + what);
    }

    /** The headline, the line of the rule with a caret under what is meant, why it matters, and the mend. */
    @Override
    public String toString() {
        return new Problem(place, length, severity + " [" + code + "] " + what) + "\n    why:  "
                + ControlCharacters.escaped(why) + "\n    mend: " + ControlCharacters.escaped(mend);
    }
}
