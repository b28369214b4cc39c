package io.github.redirectfilter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Generator and judge of redirect targets, which are kept outside of this repository: in the folder that the system
 * property {@code redirectfilter.shared} names, else in {@code ../shared} beside the repository. Both run on Node.js,
 * whose URL parser is that of browsers. Tests that need them have {@code Shared} in their name, and are skipped where
 * one is absent.
 */
final class SharedFuzz {
    /** The page that candidates come to, and the policy: one origin of our own, one exact host, one wildcard. */
    static final String BASE = "https://app.example.com/path/page?x=1";

    static final String ALLOW = "https://partner.example.net https://*.cdn.example.net";

    static final int SEEDS = Integer.getInteger("fuzz.seeds", 5);

    private static final String PROPERTY = "redirectfilter.shared";
    private static final int LINES_A_FILE = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path tools;
    private final Path work;

    private SharedFuzz(Path tools, Path work) {
        this.tools = tools;
        this.work = work;
    }

    /** Makes tests of the tools; one test that is skipped, with the reason, if something is missing. */
    static Stream<DynamicTest> tests(Path work, Function<SharedFuzz, Stream<DynamicTest>> factory) {
        Optional<Path> tools = folders()
                .map(folder -> folder.resolve("open-redirect"))
                .filter(folder -> Files.exists(folder.resolve("gen.mjs")))
                .findFirst();
        if (tools.isEmpty()) {
            return skipped("no shared \"open-redirect\" (expected -D" + PROPERTY
                    + "=FOLDER, or a folder ../shared beside the repository)");
        }
        return hasNode(work)
                ? factory.apply(new SharedFuzz(tools.get(), work))
                : skipped("no \"node\" on the path to judge with");
    }

    /** A file of data beside the tools. */
    Path data(String name) {
        return tools.resolve(name);
    }

    private static Stream<DynamicTest> skipped(String reason) {
        return Stream.of(DynamicTest.dynamicTest("skipped", () -> Assumptions.abort("skipped: " + reason)));
    }

    private static Stream<Path> folders() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !named.isEmpty()) {
            return Stream.of(Path.of(named));
        }
        Path here = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        return Stream.iterate(here, path -> path != null, Path::getParent).map(path -> path.resolve("shared"));
    }

    private static boolean hasNode(Path work) {
        try {
            return run(work.resolve("version"), "node", "--version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A file of candidates, a JSON string a line. */
    Path candidates(int count, int seed) throws IOException {
        Path file = work.resolve("candidates-" + count + "-" + seed);
        if (Files.notExists(file)) {
            int exit = run(
                    file,
                    "node",
                    tools.resolve("gen.mjs").toString(),
                    Integer.toString(count),
                    Integer.toString(seed),
                    "--payloads-only");
            assertThat(exit).as("exit code of the generator").isZero();
        }
        return file;
    }

    /** A way into a {@code Location}. */
    interface Door {
        /** The header as it was sent; empty if the target was refused. */
        Optional<String> send(String target) throws Exception;

        /** Whether the way itself makes something else of a target, so that it may be refused although it is harmless. */
        default boolean changes(String target) {
            return false;
        }
    }

    /** Brings all candidates of a file to a door, and has the judge say what is wrong with what was sent. */
    Verdict judge(Path candidates, Door door) throws Exception {
        Verdict verdict = new Verdict();
        try (BufferedReader in = Files.newBufferedReader(candidates)) {
            for (String line = in.readLine(); line != null; ) {
                Path decisions = Files.createTempFile(work, "decisions", "");
                try (BufferedWriter out = Files.newBufferedWriter(decisions)) {
                    for (int i = 0; i < LINES_A_FILE && line != null; i++) {
                        out.write(line);
                        Optional<String> sent = door.send(JSON.readValue(line, String.class));
                        out.write(
                                sent.isEmpty()
                                        ? "\tBLOCK\n"
                                        : "\tALLOW\t" + JSON.writeValueAsString(sent.get()) + "\n");
                        line = in.readLine();
                    }
                }
                judge(decisions, door, verdict);
                Files.delete(decisions);
            }
        }
        return verdict;
    }

    private void judge(Path decisions, Door door, Verdict verdict) throws IOException {
        Path answer = Files.createTempFile(work, "verdict", "");
        int exit = run(
                answer,
                "node",
                tools.resolve("judge.mjs").toString(),
                decisions.toString(),
                "--base=" + BASE,
                "--allow=" + ALLOW.replace(' ', ','),
                "--max=" + LINES_A_FILE,
                "--json");
        assertThat(exit).as("exit code of the judge, which is 1 for a bypass").isIn(0, 1);
        verdict.add(JSON.readTree(answer.toFile()), door);
        Files.delete(answer);
    }

    private static int run(Path output, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
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

    /** What the judge says. */
    static final class Verdict {
        private final List<String> problems = new ArrayList<>();
        private int total;
        private int allowed;
        private int mustBlock;
        private int sane;
        private int climbing;

        private void add(JsonNode verdict, Door door) {
            total += verdict.get("total").asInt();
            allowed += verdict.get("allow").asInt();
            mustBlock += verdict.get("mustBlock").asInt();
            sane += verdict.get("sane").asInt();
            for (String kind : List.of("bypass", "allow_invalid", "container_bypass", "over_block")) {
                for (JsonNode example : verdict.at("/examples/" + kind)) {
                    String payload = example.get("payload").asText();
                    if (kind.equals("over_block") && climbs(payload)) {
                        climbing++;
                    } else if (!kind.equals("over_block") || !door.changes(payload)) {
                        problems.add(kind + " " + example);
                    }
                }
            }
        }

        /** Refused by intent: a URL whose path begins with two slashes once its dots are resolved. */
        private static boolean climbs(String payload) {
            String path =
                    payload.replaceFirst("^(?:(?i:https?):)?//[^/?#]*", "").replaceAll("(?i)%2e", ".");
            return path.startsWith("/")
                    && Browser.resolve("https://x/", "https://x" + path).startsWith("https://x//");
        }

        void add(Verdict other) {
            problems.addAll(other.problems);
            total += other.total;
            allowed += other.allowed;
            mustBlock += other.mustBlock;
            sane += other.sane;
            climbing += other.climbing;
        }

        void assertNothingGotBy(int expected) {
            assertThat(problems).isEmpty();
            assertThat(total).isEqualTo(expected);
            assertThat(mustBlock).isGreaterThan(expected / 10);
            assertThat(allowed).isGreaterThan(expected / 10);
        }

        @Override
        public String toString() {
            return total + " candidates, " + mustBlock + " lead away, " + sane + " are harmless, " + allowed + " sent, "
                    + problems.size() + " problems, " + climbing + " refused for a path that begins with two slashes";
        }
    }
}
