package io.github.redirectfilter.openredirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.redirectfilter.oracle.SharedData;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated targets through every door, judged by the URL parser of Node.js and by models of what containers make of a
 * header. {@code -Dfuzz.candidates=200000} makes as many of each seed, a million for each door.
 */
@ExtendWith(QuietRefusals.class)
@Tag("fuzz")
class OpenRedirectFuzzSharedTest {
    private static final int CANDIDATES = Integer.getInteger("fuzz.candidates", 5_000);
    private static final int SEEDS = Integer.getInteger("fuzz.seeds", 5);

    /** The judge holds what it reads in memory. */
    private static final int LINES_A_FILE = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static final ExecutorService WORKERS =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    private static final Map<String, Verdict> BY_DOOR = new LinkedHashMap<>();

    @AfterAll
    static void report() {
        WORKERS.shutdownNow();
        BY_DOOR.forEach((door, verdict) -> System.out.printf("open-redirect fuzz, door %s: %s%n", door, verdict));
    }

    @TestFactory
    Stream<DynamicTest> nothingGetsByAndNothingHarmlessIsRefused() throws IOException {
        return SharedData.tests(
                "open-redirect",
                data -> nodeIsThere()
                        ? tests(data.resolve("gen.mjs"), data.resolve("judge.mjs"))
                        : Stream.of(DynamicTest.dynamicTest(
                                "no node", () -> Assumptions.abort("skipped: no \"node\" on the path to judge with"))));
    }

    private static Stream<DynamicTest> tests(Path generator, Path judge) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Path candidates = candidates(generator, seed);
            for (Door door : Doors.all()) {
                String name = "seed " + seed + ", door " + door.name();
                Future<Verdict> verdict = WORKERS.submit(() -> judge(judge, decide(door, candidates), door));
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    BY_DOOR.computeIfAbsent(door.name(), ignored -> new Verdict())
                            .add(verdict.get());
                    assertThat(verdict.get().problems).isEmpty();
                    assertThat(verdict.get().total).isEqualTo(CANDIDATES);
                }));
            }
        }
        return tests.stream();
    }

    private static boolean nodeIsThere() {
        try {
            return run(new ProcessBuilder("node", "--version"), folder.resolve("node")) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path candidates(Path generator, int seed) throws IOException {
        Path file = folder.resolve("candidates-" + seed);
        ProcessBuilder command = new ProcessBuilder(
                "node", generator.toString(), Integer.toString(CANDIDATES), Integer.toString(seed), "--payloads-only");
        assertThat(run(command, file)).as("exit code of the generator").isZero();
        return file;
    }

    /** Writes what a door did to each candidate, in the judge's form. */
    private static List<Path> decide(Door door, Path candidates) throws IOException {
        List<Path> files = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(candidates)) {
            String line = in.readLine();
            while (line != null) {
                Path file = Files.createTempFile(folder, "decisions", "");
                try (BufferedWriter out = Files.newBufferedWriter(file)) {
                    for (int i = 0; i < LINES_A_FILE && line != null; i++) {
                        Optional<String> sent = door.send(JSON.readValue(line, String.class));
                        out.write(line);
                        out.write(
                                sent.isEmpty()
                                        ? "\tBLOCK\n"
                                        : "\tALLOW\t" + JSON.writeValueAsString(sent.get()) + "\n");
                        line = in.readLine();
                    }
                }
                files.add(file);
            }
        }
        return files;
    }

    private static Verdict judge(Path judge, List<Path> files, Door door) throws IOException {
        Verdict verdict = new Verdict();
        for (Path decisions : files) {
            Path answer = Files.createTempFile(folder, "verdict", "");
            ProcessBuilder command = new ProcessBuilder(
                    "node",
                    judge.toString(),
                    decisions.toString(),
                    "--base=" + Policy.BASE_URL,
                    "--allow=" + Policy.ALLOW.replace(' ', ','),
                    "--max=" + LINES_A_FILE,
                    "--json");
            // 1 says that there were bypasses, which are read below
            assertThat(run(command, answer)).as("exit code of the judge").isIn(0, 1);
            verdict.add(JSON.readTree(answer.toFile()), door);
            Files.delete(decisions);
            Files.delete(answer);
        }
        return verdict;
    }

    private static int run(ProcessBuilder command, Path output) throws IOException {
        Process process = command.redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /**
     * Harmless in the eyes of the judge, and refused all the same: no target at all, which is what a rule without a value
     * and a fallback are for, and paths that begin with two slashes once their dots are resolved.
     */
    private static boolean isRefusedByIntent(String payload) {
        return payload.isEmpty()
                || BrowserUrl.read(payload, BrowserUrl.base(Policy.BASE_URL))
                        .filter(url -> url.path().startsWith("//"))
                        .isPresent();
    }

    /** What the judge says of all files of a door and seed. */
    private static final class Verdict {
        private final Map<String, Integer> counts = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();
        private int total;
        private int refusedByIntent;

        void add(JsonNode verdict, Door door) {
            total += verdict.get("total").asInt();
            for (String count : List.of("allow", "mustBlock", "sane", "over_block", "bypass", "container_bypass")) {
                counts.merge(count, verdict.get(count).asInt(), Integer::sum);
            }
            for (String kind : List.of("bypass", "allow_invalid", "container_bypass")) {
                verdict.at("/examples/" + kind).forEach(example -> problems.add(kind + " " + example));
            }
            for (JsonNode example : verdict.at("/examples/over_block")) {
                if (isRefusedByIntent(example.get("payload").asText())) {
                    refusedByIntent++;
                } else if (door.takesAnyTarget()) {
                    problems.add("over_block " + example);
                }
            }
        }

        void add(Verdict other) {
            total += other.total;
            refusedByIntent += other.refusedByIntent;
            other.counts.forEach((name, count) -> counts.merge(name, count, Integer::sum));
        }

        @Override
        public String toString() {
            return total + " candidates, " + counts + ", of over_block by intent " + refusedByIntent;
        }
    }
}
