package io.github.redirectfilter.benchmarks.report;

import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.report.FootprintSection.Best;
import io.github.redirectfilter.benchmarks.report.MicroResults.Cell;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the index is to reach, and whether it does. */
final class TargetsSection {
    private static final int MOST_RULES_OF_HITS = 100_000;
    private static final int LONG_PATH = 8_000;

    private final Markdown table = new Markdown(List.of("", "Goal", "Measured", "Met"));

    TargetsSection(
            MicroResults mixed,
            MicroResults regex,
            HostileSection hostile,
            FootprintSection footprint,
            LoadSection load) {
        misses(mixed);
        hits(mixed);
        expressions(regex);
        hostile(hostile);
        footprint(footprint);
        load(load);
    }

    private void misses(MicroResults mixed) {
        List<Cell> cells = cells(mixed, Aim.MISS, Integer.MAX_VALUE);
        if (!cells.isEmpty()) {
            double most = cells.stream().mapToDouble(Cell::nanos).max().orElseThrow();
            double least = cells.stream().mapToDouble(Cell::nanos).min().orElseThrow();
            double bytes = cells.stream().mapToDouble(Cell::bytes).max().orElseThrow();
            row(
                    "Miss, mixed rules, " + range(mixed, Integer.MAX_VALUE),
                    "≤ 60 ns, flat within 1.3, 0 B",
                    Quantity.nanos(most) + ", within " + Quantity.ratio(most / least) + ", " + Quantity.bytes(bytes),
                    most <= 60 && most / least <= 1.3 && bytes < 1);
        }
    }

    private void hits(MicroResults mixed) {
        List<Cell> cells = cells(mixed, Aim.ANY, MOST_RULES_OF_HITS);
        if (!cells.isEmpty()) {
            double most = cells.stream().mapToDouble(Cell::nanos).max().orElseThrow();
            row(
                    "Hit of any kind, mixed rules, " + range(mixed, MOST_RULES_OF_HITS),
                    "≤ 250 ns",
                    Quantity.nanos(most),
                    most <= 250);
        }
    }

    private void expressions(MicroResults regex) {
        List<Cell> cells = cells(regex, Aim.MISS, Integer.MAX_VALUE);
        if (!cells.isEmpty()) {
            double ratio = cells.get(cells.size() - 1).nanos() / cells.get(0).nanos();
            List<Integer> sizes = regex.sizes();
            row(
                    Quantity.count(sizes.get(sizes.size() - 1)) + " expressions without a literal prefix, miss",
                    "≤ 3 times the cost of one",
                    Quantity.ratio(ratio) + " times",
                    ratio <= 3);
        }
    }

    private void hostile(HostileSection hostile) {
        OptionalDouble worst = hostile.worstMillis(Contenders.DECISION, LONG_PATH);
        if (worst.isPresent()) {
            row(
                    "Hostile path of " + Quantity.count(LONG_PATH) + " characters, the worst of the cases",
                    "≤ 4 ms",
                    Quantity.millis(worst.getAsDouble()),
                    worst.getAsDouble() <= 4);
        }
    }

    private void footprint(FootprintSection footprint) {
        int rules = footprint.largest();
        for (String format : List.of("Redirects, .csv", "Redirects, .rules")) {
            Optional<Best> best = footprint.best(format, rules);
            if (best.isPresent()) {
                double bytes = best.get().bytesEach();
                double millis = best.get().millis();
                row(
                        Quantity.count(rules) + " literal rules of 53 characters, "
                                + format.substring(format.indexOf('.')),
                        "≤ 76 B a rule, loaded in ≤ 1.5 s",
                        Quantity.bytes(bytes) + ", " + Quantity.millis(millis),
                        bytes <= 76 && millis <= 1_500);
            }
        }
    }

    private void load(LoadSection load) {
        for (String rules : List.of("literals", "mixed")) {
            OptionalDouble ratio = load.ratio("Jetty, RedirectFilter, " + rules);
            if (ratio.isPresent()) {
                row(
                        "CPU a request on Jetty, bare servlet : filter, " + rules,
                        "≥ 0.97",
                        Quantity.ratio(ratio.getAsDouble()),
                        ratio.getAsDouble() >= 0.97);
            }
        }
    }

    private void row(String what, String goal, String measured, boolean met) {
        table.row(List.of(what, goal, measured, met ? "yes" : "**no**"));
    }

    private static List<Cell> cells(MicroResults results, Aim aim, int most) {
        return results.sizes().stream()
                .filter(size -> size <= most)
                .flatMap(size -> results.cell(Contenders.DECISION, size, aim).stream())
                .toList();
    }

    private static String range(MicroResults results, int most) {
        List<Integer> sizes =
                results.sizes().stream().filter(size -> size <= most).toList();
        return Quantity.count(sizes.get(0)) + " to " + Quantity.count(sizes.get(sizes.size() - 1));
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
