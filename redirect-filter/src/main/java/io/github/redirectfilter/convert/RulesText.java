package io.github.redirectfilter.convert;

import io.github.redirectfilter.match.ControlCharacters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .rules} file.
 *
 * @param ruleAt rules by their line in the text, from 1
 */
record RulesText(String text, Map<Integer, ConvertedRule> ruleAt) {
    static RulesText of(List<String> head, List<ConvertedRule> rules) {
        StringBuilder out = new StringBuilder();
        int lines = 0;
        for (String line : head) {
            lines = append(out, line, lines);
        }
        Map<Integer, ConvertedRule> ruleAt = new TreeMap<>();
        SourceLine above = null;
        for (ConvertedRule rule : rules) {
            if (!rule.line().equals(above)) {
                lines = append(out, "", lines);
                lines = append(
                        out,
                        comment(
                                "line " + rule.line().number() + ": ",
                                rule.line().text()),
                        lines);
                above = rule.line();
            }
            lines = note(out, rule.note(), lines);
            lines = append(out, rule.text(), lines);
            ruleAt.put(lines, rule);
        }
        return new RulesText(out.toString(), ruleAt);
    }

    private static int note(StringBuilder out, @Nullable String note, int lines) {
        return note == null ? lines : append(out, comment("differs: ", note), lines);
    }

    /** A comment can't begin with the second number sign that would make it a test of the rules. */
    private static String comment(String head, String text) {
        return "# " + head + ControlCharacters.escaped(text);
    }

    private static int append(StringBuilder out, String line, int lines) {
        out.append(line).append('\n');
        return lines + 1;
    }
}
