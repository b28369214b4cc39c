package io.github.redirectfilter.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.hostile.HostileCase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Contenders by length of path, a table for each case. */
final class HostileSection {
    private final List<JsonNode> results;

    HostileSection(List<JsonNode> results) {
        this.results = results;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<Integer> lengths = new ArrayList<>(
                new TreeSet<>(results.stream().map(HostileSection::length).toList()));
        for (HostileCase what : HostileCase.values()) {
            List<String> header = new ArrayList<>(List.of(what.title()));
            lengths.forEach(length -> header.add(Quantity.count(length) + " characters"));
            Markdown table = new Markdown(header);
            Stream.of(Contenders.values())
                    .filter(contender -> of(what, contender).findAny().isPresent())
                    .forEach(contender -> {
                        List<String> row = new ArrayList<>(List.of(contender.title()));
                        lengths.forEach(length -> row.add(of(what, contender)
                                .filter(each -> length(each) == length)
                                .map(HostileSection::cell)
                                .findAny()
                                .orElse("not tried")));
                        table.row(row);
                    });
            text.append(table);
        }
        return text.toString();
    }

    /** The worst time of a contender with paths of a length, if it came to an end with all of them. */
    OptionalDouble worstMillis(Contenders contender, int length) {
        List<JsonNode> all = results.stream()
                .filter(each -> each.get("contender").asText().equals(contender.name()) && length(each) == length)
                .toList();
        return all.stream().allMatch(each -> each.has("millis"))
                ? all.stream()
                        .mapToDouble(each -> each.get("millis").asDouble())
                        .max()
                : OptionalDouble.empty();
    }

    private Stream<JsonNode> of(HostileCase what, Contenders contender) {
        return results.stream()
                .filter(each -> each.get("case").asText().equals(what.name())
                        && each.get("contender").asText().equals(contender.name()));
    }

    private static int length(JsonNode result) {
        return result.get("length").asInt();
    }

    private static String cell(JsonNode result) {
        if (result.has("millis")) {
            return Quantity.millis(result.get("millis").asDouble());
        }
        return result.has("overSeconds")
                ? "over " + Math.round(result.get("overSeconds").asDouble()) + " s"
                : result.get("failure").asText();
    }
}
