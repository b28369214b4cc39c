package io.github.redirectfilter.cli;

import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.lint.Finding;
import io.github.redirectfilter.lint.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/** For people: each finding with its line, why it matters and the mend. */
record TextFindings(PrintWriter out, Ansi ansi, boolean all) implements FindingsWriter {
    private static final int MOST_OF_A_KIND = 20;
    private static final Map<Severity, String> COLORS =
            Map.of(Severity.ERROR, "\u001B[31m", Severity.WARNING, "\u001B[33m", Severity.NOTE, "\u001B[36m");
    private static final String END = "\u001B[0m";

    @Override
    public void findings(int rules, List<Finding> findings) {
        Map<LintCode, Integer> count = new EnumMap<>(LintCode.class);
        for (Finding finding : findings) {
            if (count.merge(finding.code(), 1, Integer::sum) <= MOST_OF_A_KIND || all) {
                out.println(colored(finding));
                out.println();
            }
        }
        count.forEach((code, times) -> {
            if (times > MOST_OF_A_KIND && !all) {
                out.println("and " + (times - MOST_OF_A_KIND) + " more of [" + code + "]; --all prints them");
                out.println();
            }
        });
        out.println(summary(findings) + " in " + number(rules, "rule"));
    }

    private static String summary(List<Finding> findings) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int times = (int) findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (times > 0) {
                parts.add(number(times, severity.toString()));
            }
        }
        return parts.isEmpty() ? "nothing found" : String.join(", ", parts);
    }

    static String number(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private String colored(Finding finding) {
        String text = finding.toString();
        if (!ansi.enabled()) {
            return text;
        }
        String word = finding.severity() + " [" + finding.code() + "]";
        return text.replaceFirst(Pattern.quote(word), COLORS.get(finding.severity()) + word + END);
    }

    @Override
    public void problems(RedirectConfigurationException problems) {
        out.print(problems.getMessage());
    }
}
