package io.github.redirectfilter.lint;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.match.ControlCharacters;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /**
     * The finding for programs, as the command line and the Actuator endpoint of Spring write it in JSON. Line and column are 0
     * where they are not known.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code.toString());
        map.put("severity", severity.toString());
        map.put("source", place.source());
        map.put("line", place.line());
        map.put("column", place.column());
        map.put("length", length);
        map.put("what", what);
        map.put("why", why);
        map.put("mend", mend);
        return map;
    }

    /** The headline, the line of the rule with a caret under what is meant, why it matters, and the mend. */
    @Override
    public String toString() {
        return new Problem(place, length, severity + " [" + code + "] " + what) + "\n    why:  "
                + ControlCharacters.escaped(why) + "\n    mend: " + ControlCharacters.escaped(mend);
    }
}
