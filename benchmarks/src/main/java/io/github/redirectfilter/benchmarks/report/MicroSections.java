package io.github.redirectfilter.benchmarks.report;

import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.report.MicroResults.Cell;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tables of contenders by number of rules. */
final class MicroSections {
    static final String NOT_MEASURED = "–";

    private final MicroResults results;

    MicroSections(MicroResults results) {
        this.results = results;
    }

    /** CPU time and allocation of a request, one table each. */
    String tables(Aim aim, String what) {
        return table(aim, "CPU time, " + what, cell -> Quantity.nanos(cell.nanos()))
                + table(aim, "Allocated, " + what, cell -> Quantity.bytes(cell.bytes()));
    }

    private String table(Aim aim, String title, Function<Cell, String> text) {
        List<Integer> sizes = results.sizes();
        List<String> header = new ArrayList<>(List.of(title));
        sizes.forEach(size -> header.add(Quantity.count(size) + (size == 1 ? " rule" : " rules")));
        Markdown table = new Markdown(header);
        Stream.of(Contenders.values())
                .filter(contender -> results.has(contender, aim))
                .forEach(contender -> {
                    List<String> row = new ArrayList<>(List.of(contender.title()));
                    sizes.forEach(size ->
                            row.add(results.cell(contender, size, aim).map(text).orElse(NOT_MEASURED)));
                    table.row(row);
                });
        return table.toString();
    }
}
