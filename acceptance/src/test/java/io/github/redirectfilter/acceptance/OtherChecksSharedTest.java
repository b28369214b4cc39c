package io.github.redirectfilter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.redirectfilter.Allowlist;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How checks that applications write themselves fare with known targets: how many they let through that lead off the site
 * or to a script, and how many they refuse that any page may ask for. The table in the user guide holds these numbers.
 */
class OtherChecksSharedTest {
    private static final String OWN_HOST = "app.example.com";
    private static final Path GUIDE = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .getParent()
            .resolve("docs/security.md");

    /** Whether a check would send the browser to a target. */
    private static Map<String, Predicate<String>> checks() {
        Map<String, Predicate<String>> checks = new LinkedHashMap<>();
        checks.put("begins with `/`", target -> target.startsWith("/"));
        checks.put("begins with `/` and not with `//`", target -> target.startsWith("/") && !target.startsWith("//"));
        checks.put("`java.net.URI`, no host or the own", ifParsed(target -> own(new URI(target).getHost())));
        checks.put(
                "Spring's `UriComponentsBuilder`, no host or the own",
                ifParsed(target ->
                        own(UriComponentsBuilder.fromUriString(target).build().getHost())));
        checks.put("OkHttp's `HttpUrl.resolve`, the own host", ifParsed(target -> {
            HttpUrl resolved = HttpUrl.get(SharedFuzz.BASE).resolve(target);
            return resolved != null && resolved.host().equals(OWN_HOST);
        }));
        checks.put(
                "`Allowlist.safeTarget`",
                target -> !Allowlist.NONE
                        .safeTarget(SharedFuzz.BASE, target, "refused")
                        .equals("refused"));
        return checks;
    }

    private static boolean own(String host) {
        return host == null || host.equals(OWN_HOST);
    }

    private interface Check {
        boolean allows(String target) throws Exception;
    }

    private static Predicate<String> ifParsed(Check check) {
        return target -> {
            try {
                return check.allows(target);
            } catch (Exception e) {
                return false;
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> theTableInTheGuideHoldsTheNumbers(@TempDir Path work, TestReporter reporter) {
        return SharedFuzz.tests(
                work,
                shared -> Stream.of(DynamicTest.dynamicTest("docs/security.md", () -> {
                    List<String> table = table(shared.data("corpus.jsonl"));
                    reporter.publishEntry("table", String.join("\n", table));
                    assertThat(Files.readAllLines(GUIDE)).containsSubsequence(table);
                })));
    }

    private static List<String> table(Path corpus) throws IOException {
        List<String> hostile = new ArrayList<>();
        List<String> harmless = new ArrayList<>();
        for (String line : Files.readAllLines(corpus)) {
            JsonNode row = new ObjectMapper().readTree(line);
            String verdict = row.get("verdict").asText();
            // an empty target asks for nothing
            if (verdict.equals("off-site") || verdict.equals("non-http")) {
                hostile.add(row.get("payload").asText());
            } else if (row.get("kind").asText().equals("benign")
                    && !row.get("payload").asText().isEmpty()) {
                harmless.add(row.get("payload").asText());
            }
        }
        List<String> table = new ArrayList<>();
        table.add("| check | lets through, of " + hostile.size() + " hostile | refuses, of " + harmless.size()
                + " harmless |");
        table.add("|---|---|---|");
        checks().forEach((name, check) -> table.add(
                "| " + name + " | " + share(hostile, check) + " | " + share(harmless, check.negate()) + " |"));
        return table;
    }

    private static String share(List<String> targets, Predicate<String> counted) {
        long count = targets.stream().filter(counted).count();
        return count + String.format(Locale.ROOT, " (%.1f %%)", 100.0 * count / targets.size());
    }
}
