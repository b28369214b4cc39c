package io.github.redirectfilter.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.redirectfilter.benchmarks.micro.CpuTime;
import io.github.redirectfilter.match.MissParts.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a miss is spent on. */
final class PartsSection {
    private final Map<Part, Double> nanos = new EnumMap<>(Part.class);

    PartsSection(Path file) throws IOException {
        if (Files.exists(file)) {
            for (JsonNode run : Results.tree(file)) {
                nanos.put(
                        Part.valueOf(run.get("params").get("part").asText()),
                        MicroResults.least(run.get("secondaryMetrics").get(CpuTime.RESULT)));
            }
        }
    }

    private static String words(Part part) {
        return switch (part) {
            case FETCH -> "the next path is fetched";
            case READ -> "and each character is looked at";
            case HASH -> "and hashed, eight at a time";
            case PASS -> "and checked for its form, and its tokens looked up";
            case INDEX -> "and looked for among the literal rules: all that the index does";
        };
    }

    @Override
    public String toString() {
        Markdown table = new Markdown(List.of("A miss among 100,000 mixed rules", "CPU time"));
        nanos.forEach((part, time) -> table.row(List.of(words(part), Quantity.nanos(time))));
        return table.toString();
    }
}
