package io.github.redirectfilter;

import io.github.redirectfilter.match.ControlCharacters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with a configuration, in one report. Nothing starts on a configuration with a problem, and
 * the first report names all of them, so that one look is enough to mend it.
 *
 * <pre>
 * 2 problems in the redirect configuration
 *
 * /WEB-INF/redirects.rules:3:14: unknown key "quary"; did you mean "query"? (expected one of ...)
 *     /old /new 307 quary=drop
 *                   ^^^^^
 * ...
 * </pre>
 */
public final class RedirectConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 100;

    private final transient List<Problem> problems;

    /**
     * Reports problems, ordered by source and line.
     *
     * @throws IllegalArgumentException if there is no problem to report
     */
    public RedirectConfigurationException(List<Problem> problems) {
        super(report(problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order found. */
    public List<Problem> problems() {
        return problems;
    }

    private static String report(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a configuration without a problem needs no exception");
        }
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing((Problem p) -> p.place().source())
                .thenComparingInt(p -> p.place().line())
                .thenComparingInt(p -> p.place().column()));
        StringBuilder out = new StringBuilder()
                .append(problems.size())
                .append(problems.size() == 1 ? " problem" : " problems")
                .append(" in the redirect configuration\n");
        sorted.stream()
                .limit(MOST_SHOWN)
                .forEach(problem -> out.append('\n').append(problem).append('\n'));
        if (sorted.size() > MOST_SHOWN) {
            out.append("\nand ").append(sorted.size() - MOST_SHOWN).append(" more\n");
        }
        return out.toString();
    }

    /**
     * Where a text of the configuration stands.
     *
     * @param source file, init-param, class or other origin
     * @param line line in it, from 1; 0 if the source has no lines
     * @param column column of the text in {@code excerpt}, from 1; 0 if unknown
     * @param excerpt the line as written, shown above the caret; {@code null} if there is none
     */
    public record Place(
            String source, int line, int column, @Nullable String excerpt) {
        /** A source as a whole, without line and column. */
        public static Place of(String source) {
            return new Place(source, 0, 0, null);
        }

        /** The place {@code characters} further to the right. */
        public Place plus(int characters) {
            return column == 0 ? this : new Place(source, line, column + characters, excerpt);
        }

        /** {@code source:line:column}, as far as known. */
        @Override
        public String toString() {
            return line == 0 ? source : column == 0 ? source + ":" + line : source + ":" + line + ":" + column;
        }
    }

    /**
     * One thing to mend.
     *
     * @param place where it stands
     * @param length how many characters of the excerpt are meant, at least 1
     * @param message what is wrong, and what would be right
     */
    public record Problem(Place place, int length, String message) {
        /** {@code source:line:column: message}, the line, and a caret under what is meant; without control characters,
         * which a terminal would obey. */
        @Override
        public String toString() {
            String head = ControlCharacters.escaped(place + ": " + message);
            String excerpt = place.excerpt();
            if (excerpt == null || place.column() == 0) {
                return head;
            }
            // a tab takes one column of the caret line too, so that both lines are shifted alike
            int start = Math.min(place.column() - 1, excerpt.length());
            int end = Math.min(start + length, excerpt.length());
            String indent =
                    ControlCharacters.escaped(excerpt.substring(0, start)).replaceAll("[^\t]", " ");
            int width = Math.max(
                    1, ControlCharacters.escaped(excerpt.substring(start, end)).length());
            return head + "\n    " + ControlCharacters.escaped(excerpt) + "\n    " + indent + "^".repeat(width);
        }
    }
}
