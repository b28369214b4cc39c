package io.github.redirectfilter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Rules;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on operations names the meters and outcomes that there are. */
class MetersPageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .getParent()
            .resolve("docs/operations.md");

    /** The cells of the rows whose first cell is a code, as plain text. */
    private static List<List<String>> rows(String head) throws IOException {
        String table = Files.readString(PAGE)
                .split(Pattern.quote("\n" + head + "\n"), -1)[1]
                .split("\n\n", -1)[0];
        return table.lines()
                .skip(1)
                .map(row -> Arrays.stream(row.split("\\|", -1))
                        .skip(1)
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .toList();
    }

    @Test
    void theTableHasEveryMeterWithItsTags() throws IOException {
        MeterRegistry registry = new SimpleMeterRegistry();
        Redirects redirects = Rules.builder("/out {param:url}")
                .listener(new RedirectMetrics(registry))
                .build();
        redirects.decide(RedirectRequest.builder("GET", "https://app.example/out?url=https://evil.example")
                .build());
        new RedirectMetrics(registry).exceeded("max-path");

        assertThat(rows("| meter | type | tags | says |"))
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2))
                .containsExactlyInAnyOrderElementsOf(registry.getMeters().stream()
                        .map(Meter::getId)
                        .filter(id -> !id.getName().endsWith(".histogram"))
                        .map(id -> id.getName() + " " + id.getType().name().toLowerCase(Locale.ROOT) + " "
                                + id.getTags().stream()
                                        .map(Tag::getKey)
                                        .sorted()
                                        .collect(Collectors.joining(", ")))
                        .distinct()
                        .toList());
    }

    @Test
    void everyOutcomeIsListed() throws IOException {
        Set<String> outcomes = new TreeSet<>(Set.of("redirect", "respond", "refused"));
        Stream.of(Pass.Why.values())
                .filter(why ->
                        why != Pass.Why.REFUSED) // that is the answer to what is refused, and no decision by itself
                .map(why -> new Pass(why, null, Pass.NO_RULE.headers()).outcome())
                .forEach(outcomes::add);

        assertThat(rows("| `outcome` | is |"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(outcomes);
    }

    @Test
    void theNumbersAreThoseOfTheCode() throws IOException {
        assertThat(Files.readString(PAGE).replace('\n', ' '))
                .contains("The first " + RedirectMetrics.MOST_RULES + " rules that decide")
                .contains("one in " + RedirectListener.Timed.SAMPLED + " of them is timed");
    }
}
