package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import java.util.List;
import java.util.function.Consumer;

/** Takes lines of a table apart as {@code .csv} files of rules are (RFC 4180), whatever their columns mean. */
public final class CsvTable {
    private CsvTable() {}

    /**
     * The fields of a line that is not blank.
     *
     * @param problems takes a quote that is wrong; the list is empty then
     */
    public static List<String> fields(String line, Consumer<Problem> problems) {
        return CsvFields.split(new Located(line, new Place("csv", 0, 1, line)), new Problems(problems)).stream()
                .map(Located::text)
                .toList();
    }

    private record Problems(Consumer<Problem> to) implements RuleSink {
        @Override
        public void rule(RedirectRule rule) {
            throw new IllegalStateException("a table has no rules");
        }

        @Override
        public boolean literal(Place place, boolean list, String from, String to, RedirectStatus status) {
            return false;
        }

        @Override
        public void setting(Setting setting) {
            throw new IllegalStateException("a table has no settings");
        }

        @Override
        public void problem(Problem problem) {
            to.accept(problem);
        }
    }
}
