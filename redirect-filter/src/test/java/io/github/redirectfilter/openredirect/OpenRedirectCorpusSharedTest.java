package io.github.redirectfilter.openredirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.oracle.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A corpus of attacks, of URLs from the URL standard's own tests, and of harmless targets, through every door. */
@ExtendWith(QuietRefusals.class)
class OpenRedirectCorpusSharedTest {
    private static final String FILE = "open-redirect/corpus.jsonl";
    private static final int ROWS = 2253;
    private static final Set<String> PATHS = Set.of("path", "path-escaped", "path-raw", "regex");

    /** A target and what a URL parser says of it. */
    private record Row(String id, String payload, String kind, String verdict) {
        /** Harmless, and a target: an empty one is none, so that the rule does not match or the fallback is taken. */
        boolean benign() {
            return kind.equals("benign") && !payload.isEmpty();
        }

        @Override
        public String toString() {
            return id + " " + payload;
        }
    }

    private static List<Row> rows() throws IOException {
        return rows(SharedData.require(FILE));
    }

    private static List<Row> rows(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = json.readTree(line);
            rows.add(new Row(
                    row.get("id").asText(),
                    row.get("payload").asText(),
                    row.get("kind").asText(),
                    row.get("verdict").asText()));
        }
        assertThat(rows).hasSize(ROWS);
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> nothingSentLeavesTheAllowedSites() throws IOException {
        return throughDoors(
                door -> true,
                row -> true,
                (door, row) -> door.send(row.payload()).flatMap(Policy::objection));
    }

    /** None of the other sites in the corpus is on the list. */
    @TestFactory
    Stream<DynamicTest> whatLeavesOurSiteIsRefused() throws IOException {
        return throughDoors(
                Door::takesAnyTarget,
                row -> !row.verdict().equals("same-origin"),
                (door, row) -> door.send(row.payload()));
    }

    @TestFactory
    Stream<DynamicTest> harmlessTargetsAreSent() throws IOException {
        return throughDoors(Door::takesAnyTarget, Row::benign, OpenRedirectCorpusSharedTest::refusal);
    }

    /**
     * A path loses empty and dot segments before it is matched, what comes after {@code ?} or {@code #} is no part of it, and
     * what then begins like a scheme is refused. All other harmless paths come through.
     */
    @TestFactory
    Stream<DynamicTest> harmlessPathsAreSent() throws IOException {
        return throughDoors(
                door -> PATHS.contains(door.name()),
                row -> row.benign()
                        && row.payload().matches("/?[^:?#;/.%][^:?#;]*")
                        && !row.payload().contains("/.."),
                OpenRedirectCorpusSharedTest::refusal);
    }

    private static Optional<String> refusal(Door door, Row row) {
        return door.send(row.payload()).isPresent() ? Optional.empty() : Optional.of("refused");
    }

    private static Stream<DynamicTest> throughDoors(
            Predicate<Door> whichDoors, Predicate<Row> whichRows, BiFunction<Door, Row, Optional<String>> problem)
            throws IOException {
        return SharedData.tests(FILE, file -> {
            List<Row> rows = rows(file).stream().filter(whichRows).toList();
            assertThat(rows).hasSizeGreaterThan(100);
            return Doors.all().stream()
                    .filter(whichDoors)
                    .map(door -> DynamicTest.dynamicTest(
                            door.name(),
                            () -> assertThat(problems(rows, row -> problem.apply(door, row)))
                                    .isEmpty()));
        });
    }

    private static List<String> problems(List<Row> rows, Function<Row, Optional<String>> problem) {
        return rows.stream()
                .flatMap(row -> problem.apply(row).map(text -> row + " -> " + text).stream())
                .toList();
    }

    /** Not a demand: harmless oddities that a strict reader refuses, by reason. */
    @Test
    void countsOddTargetsRefused() throws IOException {
        Map<String, Integer> reasons = new TreeMap<>();
        int odd = 0;
        for (Row row : rows()) {
            if (row.verdict().equals("same-origin") && !row.benign()) {
                odd++;
                Decision decision = Doors.header().decide(row.payload());
                reasons.merge(
                        decision instanceof Decision.Refused refused ? refused.reason() : "(sent)", 1, Integer::sum);
            }
        }
        System.out.printf("open-redirect corpus: %d odd same-origin targets: %s%n", odd, reasons);
        assertThat(reasons).doesNotContainKey("off-site");
    }

    /** The judgement above is as good as the reader behind it. */
    @Test
    void secondReaderAgreesWithTheCorpus() throws IOException {
        List<Row> certain =
                rows().stream().filter(row -> Policy.isCertain(row.payload())).toList();
        assertThat(certain).hasSizeGreaterThan(1000);
        assertThat(problems(
                        certain,
                        row -> Optional.of(Policy.verdict(row.payload()))
                                .filter(verdict -> !verdict.equals(row.verdict()))))
                .isEmpty();
    }
}
