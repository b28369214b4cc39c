package io.github.redirectfilter.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that fits a text as a whole, in time linear in the text, whatever the expression and whatever the
 * text: RE2 runs it, or what does the same as RE2 would, if it is a {@link SimpleRegex}.
 *
 * @param simple {@code null} if it is none
 * @param instructions how many RE2 has for it, by which its cost is counted
 */
record Expression(Pattern pattern, @Nullable SimpleRegex simple, int instructions) {
    /** Reads an expression; {@code offset} is where it begins in the source pattern. */
    static Expression parse(String regex, boolean ignoreCase, int offset) throws ParseException {
        Pattern pattern = RegexPath.compile(regex, ignoreCase, offset);
        return new Expression(pattern, SimpleRegex.of(regex, ignoreCase), pattern.programSize());
    }

    /** The groups of a text that fits; {@code null} for one that does not. */
    @Nullable
    RegexGroups match(String text) {
        if (simple != null) {
            return simple.match(text);
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher::group : null;
    }
}
