package io.github.redirectfilter.cli;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.lint.Finding;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For programs: {@code rules}, {@code findings} and {@code problems}; line and column are 0 where they are not known. */
record JsonFindings(PrintWriter out) implements FindingsWriter {
    @Override
    public void findings(int rules, List<Finding> findings) {
        print(rules, findings.stream().map(Finding::toMap).toList(), List.of());
    }

    @Override
    public void problems(RedirectConfigurationException problems) {
        print(0, List.of(), list(problems));
    }

    /** What kept a command from doing anything. */
    static Map<String, Object> problems(Exception failure) {
        return Map.of(
                "problems",
                failure instanceof RedirectConfigurationException problems
                        ? list(problems)
                        : List.of(Map.of("message", String.valueOf(failure.getMessage()))));
    }

    private static List<Map<String, Object>> list(RedirectConfigurationException problems) {
        return problems.problems().stream()
                .map(problem -> {
                    Map<String, Object> object = place(problem.place(), problem.length());
                    object.put("message", problem.message());
                    return object;
                })
                .toList();
    }

    private void print(int rules, List<Map<String, Object>> findings, List<Map<String, Object>> problems) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rules", rules);
        all.put("problems", problems);
        all.put("findings", findings);
        out.println(Json.of(all));
    }

    private static Map<String, Object> place(Place place, int length) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("source", place.source());
        object.put("line", place.line());
        object.put("column", place.column());
        object.put("length", length);
        return object;
    }
}
