package io.github.redirectfilter.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.convert.Conversion;
import io.github.redirectfilter.convert.Converter;
import io.github.redirectfilter.convert.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What other engines answer, asked of their rules as they are converted. The cases that differ are listed with the reason;
 * the list is exact.
 */
class ConvertedOracleSharedTest {
    private static final String FROM_FILES = "redirects to a directory's slash because of a file, and not by a rule";
    private static final String OWN_NAME =
            "nginx puts its own name or port into the target; a target of the same origin is sent as a path here";

    private static final Map<String, String> DIFFERS = Map.of(
            "httpd-003",
            "rules don't answer with 403",
            "nginx-005",
            OWN_NAME,
            "nginx-007",
            OWN_NAME,
            "nginx-009",
            FROM_FILES,
            "nginx-010",
            FROM_FILES,
            "ipfs-008",
            "Netlify's file may force a redirect with !, that of IPFS may not",
            "cfpages-024",
            "a second # is escaped, as URLs want it",
            "cfpages-022",
            "a value is escaped in the query, @ and ! too; it means the same");

    private record File(String name, Dialect dialect) {}

    @TestFactory
    Stream<DynamicTest> agrees() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (File file : List.of(
                new File("apache-httpd", Dialect.HTTPD),
                new File("nginx", Dialect.NGINX),
                new File("netlify", Dialect.NETLIFY),
                new File("ipfs-redirects-spec", Dialect.NETLIFY),
                new File("cloudflare-redirects-file", Dialect.CLOUDFLARE))) {
            SharedData.tests(
                            "oracle/" + file.name + ".json",
                            path -> tests(file, new ObjectMapper().readTree(path.toFile())))
                    .forEach(tests::add);
        }
        return tests.stream();
    }

    private static Stream<DynamicTest> tests(File file, JsonNode document) {
        List<DynamicTest> tests = new ArrayList<>();
        document.get("cases")
                .forEach(each -> tests.add(DynamicTest.dynamicTest(
                        each.get("id").asText(),
                        () -> check(each.get("id").asText(), difference(file.dialect, each)))));
        return tests.stream();
    }

    private static void check(String id, String difference) {
        String reason = DIFFERS.get(id);
        if (reason == null) {
            assertThat(difference).as("difference from the expected answer").isEmpty();
        } else {
            assertThat(difference).as("listed as different: " + reason).isNotEmpty();
        }
    }

    private static String difference(Dialect dialect, JsonNode oracleCase) {
        Conversion conversion = Converter.convert(dialect, text(dialect, oracleCase));
        JsonNode expected = oracleCase.get("expect");
        String outcome = expected.get("outcome").asText();
        if (outcome.equals("invalid-rule")) {
            return conversion.rejected().isEmpty() ? "taken: " + conversion.rules() : "";
        }
        if (conversion.rules().isEmpty()) {
            return "nothing was carried over: " + conversion.rejected();
        }
        JsonNode request = oracleCase.get("request");
        Redirects redirects = new ConfigurationLoader(path -> null, Converter.class.getClassLoader())
                .lines("converted", conversion.text())
                .load()
                .redirects();
        Decision decision =
                redirects.dryRun(RedirectRequest.builder(request.get("method").asText(), url(request))
                        .build());
        return same(expected, outcome, decision, url(request))
                ? ""
                : decision + " for " + expected + " by " + conversion;
    }

    private static String text(Dialect dialect, JsonNode oracleCase) {
        if (oracleCase.has("rules_text")) {
            StringBuilder text = new StringBuilder();
            oracleCase
                    .get("rules_text")
                    .forEach(line -> text.append(line.asText()).append('\n'));
            return text.toString();
        }
        if (oracleCase.has("rules")) {
            StringBuilder text = new StringBuilder();
            oracleCase
                    .get("rules")
                    .forEach(rule -> text.append(
                            rule.get("from").asText() + " " + rule.get("to").asText() + " "
                                    + rule.path("status").asText("") + "\n"));
            return text.toString();
        }
        return oracleCase.get("rule").asText() + (dialect == Dialect.NGINX ? ";" : "");
    }

    private static String url(JsonNode request) {
        return request.has("url")
                ? request.get("url").asText()
                : request.path("scheme").asText("https") + "://"
                        + request.path("host").asText("example.com")
                        + (request.has("port") ? ":" + request.get("port").asInt() : "")
                        + request.get("path").asText();
    }

    private static boolean same(JsonNode expected, String outcome, Decision decision, String url) {
        if (outcome.equals("no-match")) {
            return decision instanceof Decision.Pass;
        }
        int status = expected.get("status").asInt();
        if (decision instanceof Decision.Respond respond) {
            return respond.status() == status;
        }
        if (!(decision instanceof Decision.Redirect redirect)
                || redirect.status().code() != status) {
            return false;
        }
        return switch (expected.get("compare").asText()) {
            case "status-only" -> true;
            case "suffix" ->
                redirect.location().endsWith(expected.get("location_suffix").asText());
            default ->
                expected.get("location").asText().equals(redirect.location())
                        || sameParts(expected.get("location").asText(), redirect.location(), url);
        };
    }

    private static boolean sameParts(String expected, String sent, String url) {
        try {
            return UrlParts.of(expected, url).equals(UrlParts.of(sent, url));
        } catch (IllegalArgumentException e) {
            return false; // what is expected is no URL
        }
    }
}
