package io.github.redirectfilter.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.micro.CpuTime;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What JMH measured of one benchmark, perhaps in several runs. */
final class MicroResults {
    private final Map<Key, Cell> cells = new LinkedHashMap<>();
    private final Set<String> machines = new TreeSet<>();

    private record Key(Contenders contender, int rules, Aim aim) {}

    /**
     * One measurement.
     *
     * @param nanos the least CPU time of a request in any iteration of any fork
     * @param bytes the least that a request allocated
     */
    record Cell(double nanos, double bytes) {}

    static MicroResults read(List<Path> files) throws IOException {
        MicroResults results = new MicroResults();
        for (Path file : files) {
            results.add(Results.tree(file));
        }
        return results;
    }

    void add(JsonNode runs) {
        for (JsonNode run : runs) {
            JsonNode parameters = run.get("params");
            Key key = new Key(
                    Contenders.valueOf(parameters.get("contender").asText()),
                    parameters.get("rules").asInt(),
                    Aim.valueOf(parameters.get("aim").asText()));
            JsonNode secondary = run.get("secondaryMetrics");
            cells.put(key, new Cell(least(secondary.get(CpuTime.RESULT)), least(secondary.get("gc.alloc.rate.norm"))));
            machines.add(run.get("vmName").asText() + " " + run.get("vmVersion").asText() + ", "
                    + String.join(" ", texts(run.get("jvmArgs"))) + ", "
                    + count(run.get("forks").asInt(), "fork") + ", "
                    + count(run.get("measurementIterations").asInt(), "iteration") + " of "
                    + run.get("measurementTime").asText() + " after "
                    + run.get("warmupIterations").asInt() + " of "
                    + run.get("warmupTime").asText());
        }
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The least of all iterations of all forks. */
    static double least(JsonNode metric) {
        double least = Double.MAX_VALUE;
        for (JsonNode fork : metric.get("rawData")) {
            for (JsonNode iteration : fork) {
                least = Math.min(least, iteration.asDouble());
            }
        }
        return least;
    }

    Optional<Cell> cell(Contenders contender, int rules, Aim aim) {
        return Optional.ofNullable(cells.get(new Key(contender, rules, aim)));
    }

    boolean has(Contenders contender, Aim aim) {
        return cells.keySet().stream().anyMatch(key -> key.contender == contender && key.aim == aim);
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    List<Integer> sizes() {
        return cells.keySet().stream().map(Key::rules).distinct().sorted().toList();
    }

    /** JVM and settings, one line for each kind of run. */
    Set<String> machines() {
        return machines;
    }
}
