package io.github.redirectfilter.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Time to load and memory kept, by format and number of rules: the least of several runs. */
final class FootprintSection {
    private final Map<String, Map<Integer, Best>> formats = new LinkedHashMap<>();
    private final TreeSet<Integer> sizes = new TreeSet<>();

    /** The least of everything; a failure if there was one. */
    record Best(double millis, double cpuMillis, double bytesEach, String failure) {
        Best and(Best other) {
            return new Best(
                    Math.min(millis, other.millis),
                    Math.min(cpuMillis, other.cpuMillis),
                    Math.min(bytesEach, other.bytesEach),
                    failure.isEmpty() ? other.failure : failure);
        }
    }

    FootprintSection(List<JsonNode> results) {
        for (JsonNode result : results) {
            int rules = result.get("rules").asInt();
            sizes.add(rules);
            formats.computeIfAbsent(result.get("format").asText(), key -> new LinkedHashMap<>())
                    .merge(rules, best(result), Best::and);
        }
    }

    private static Best best(JsonNode result) {
        return new Best(
                result.path("millis").asDouble(),
                result.path("cpuMillis").asDouble(),
                result.path("bytesEach").asDouble(),
                result.path("failure").asText());
    }

    Optional<Best> best(String format, int rules) {
        return Optional.ofNullable(formats.getOrDefault(format, Map.of()).get(rules))
                .filter(best -> best.failure.isEmpty());
    }

    int largest() {
        return sizes.isEmpty() ? 0 : sizes.last();
    }

    @Override
    public String toString() {
        List<String> header = new ArrayList<>(List.of("Memory a rule; time to load (CPU time)"));
        sizes.forEach(size -> header.add(Quantity.count(size) + " rules"));
        Markdown table = new Markdown(header);
        formats.forEach((format, bySize) -> {
            List<String> row = new ArrayList<>(List.of(format));
            sizes.forEach(size -> row.add(cell(bySize.get(size))));
            table.row(row);
        });
        return table.toString();
    }

    private static String cell(Best best) {
        if (best == null) {
            return MicroSections.NOT_MEASURED;
        }
        return best.failure.isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "%s; %s (%s)",
                        Quantity.bytes(best.bytesEach),
                        Quantity.millis(best.millis),
                        Quantity.millis(best.cpuMillis))
                : "not read";
    }
}
