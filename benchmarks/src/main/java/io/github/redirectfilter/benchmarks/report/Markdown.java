package io.github.redirectfilter.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table of Markdown: the first column to the left, all others to the right. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();
    private final int columns;
    private int rows;

    Markdown(List<String> header) {
        columns = header.size();
        append(header);
        text.append("|---").append("|---:".repeat(columns - 1)).append("|\n");
    }

    Markdown row(List<String> cells) {
        rows++;
        append(cells);
        return this;
    }

    private void append(List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        while (all.size() < columns) {
            all.add("");
        }
        // in code too, a bar ends the cell unless it is escaped
        text.append("| ")
                .append(String.join(
                        " | ",
                        all.stream().map(cell -> cell.replace("|", "\\|")).toList()));
        text.append(" |\n");
    }

    /** The table and an empty line; nothing if it has no rows. */
    @Override
    public String toString() {
        return rows == 0 ? "" : text + "\n";
    }
}
