package io.github.redirectfilter.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;

/** CPU time of servers; the first of the results is what the others are compared with. */
final class LoadSection {
    private final List<JsonNode> results;

    LoadSection(List<JsonNode> results) {
        this.results = results;
    }

    /** The CPU time of a request of the first server, as a part of that of the one with this name. */
    OptionalDouble ratio(String server) {
        return results.stream()
                .filter(each -> each.get("server").asText().equals(server))
                .mapToDouble(this::ratio)
                .findAny();
    }

    private double ratio(JsonNode result) {
        return micros(results.get(0)) / micros(result);
    }

    private static double micros(JsonNode result) {
        return result.get("cpuMicros").asDouble();
    }

    @Override
    public String toString() {
        Markdown table = new Markdown(List.of("Server", "Rules", "CPU a request", "Bare servlet : this"));
        for (JsonNode result : results) {
            table.row(List.of(
                    result.get("server").asText(),
                    Quantity.count(result.get("rules").asLong()),
                    Quantity.nanos(micros(result) * 1_000),
                    Quantity.ratio(ratio(result))));
        }
        return table.toString();
    }
}
