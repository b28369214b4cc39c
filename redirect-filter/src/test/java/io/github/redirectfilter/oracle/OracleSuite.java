package io.github.redirectfilter.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What another engine answers, asked of this one: each case is a rule in the other's dialect, a request and the expected
 * answer. A dialect brings a {@link Translator}, and a table of the cases that rules here can't express, with the reason.
 * That table is exact: a case in it that agrees fails the test, as one does that is missing.
 */
final class OracleSuite {
    private final String file;
    private final Translator translator;
    private final Map<String, String> inexpressible;

    /** Turns a rule of the dialect into rules of ours. */
    interface Translator {
        /** The rules, in order; empty if there is no way to say it. */
        List<RedirectRule> rules(JsonNode rule);

        /** The URL of the request. */
        String url(JsonNode request);
    }

    OracleSuite(String file, Translator translator, Map<String, String> inexpressible) {
        this.file = file;
        this.translator = translator;
        this.inexpressible = inexpressible;
    }

    /** One test a case, and one for the table. */
    Stream<DynamicTest> tests() throws IOException {
        return SharedData.tests("oracle/" + file, path -> tests(new ObjectMapper().readTree(path.toFile())));
    }

    private Stream<DynamicTest> tests(JsonNode document) {
        List<JsonNode> cases = new ArrayList<>();
        document.get("cases").forEach(cases::add);
        DynamicTest complete = DynamicTest.dynamicTest(file + ": all cases", () -> {
            Set<String> ids = new HashSet<>();
            cases.forEach(oracleCase -> ids.add(id(oracleCase)));
            assertThat(ids).hasSize(document.at("/meta/count").asInt()).containsAll(inexpressible.keySet());
            System.out.printf(
                    "%s: %d cases, %d agree, %d can't be expressed:%n",
                    file, cases.size(), cases.size() - inexpressible.size(), inexpressible.size());
            inexpressible.forEach((id, reason) -> System.out.printf("  %s: %s%n", id, reason));
        });
        return Stream.concat(
                Stream.of(complete),
                cases.stream()
                        .map(oracleCase -> DynamicTest.dynamicTest(
                                id(oracleCase) + " " + oracleCase.get("rule"), () -> check(oracleCase))));
    }

    private static String id(JsonNode oracleCase) {
        return oracleCase.get("id").asText();
    }

    private void check(JsonNode oracleCase) {
        Optional<String> difference = difference(oracleCase);
        String reason = inexpressible.get(id(oracleCase));
        if (reason == null) {
            assertThat(difference).as("difference from the expected answer").isEmpty();
        } else {
            assertThat(difference).as("listed as inexpressible: " + reason).isPresent();
        }
    }

    private Optional<String> difference(JsonNode oracleCase) {
        JsonNode expected = oracleCase.get("expect");
        String outcome = expected.get("outcome").asText();
        List<RedirectRule> rules = translator.rules(oracleCase.get("rule"));
        if (rules.isEmpty()) {
            return Optional.of("no rule says this");
        }
        // what the other engine finds out when a request comes ("error") is found out here when the rules are read
        boolean faulty = outcome.equals("invalid-rule") || outcome.equals("error");
        Redirects.Builder builder = Redirects.builder();
        rules.forEach(builder::rule);
        Redirects redirects;
        try {
            redirects = builder.build();
        } catch (RedirectConfigurationException e) {
            return faulty ? Optional.empty() : Optional.of("the rule is refused: " + e.getMessage());
        }
        if (faulty) {
            return Optional.of("the rule is taken: " + rules);
        }
        String url = translator.url(oracleCase.get("request"));
        Decision decision = redirects.decide(request(oracleCase.get("request"), url));
        if (outcome.equals("no-match")) {
            return decision instanceof Decision.Pass ? Optional.empty() : Optional.of(decision.toString());
        }
        return decision instanceof Decision.Redirect redirect
                ? difference(expected, redirect, url)
                : Optional.of(decision.toString());
    }

    private static RedirectRequest request(JsonNode request, String url) {
        RequestBuilder builder = RedirectRequest.builder(request.get("method").asText(), url);
        request.path("headers")
                .properties()
                .forEach(header ->
                        builder.header(header.getKey(), header.getValue().asText()));
        if (request.path("internal").asBoolean()) {
            builder.header(EnvoyOracleSharedTest.INTERNAL_HEADER, "true");
        }
        return builder.build();
    }

    private static Optional<String> difference(JsonNode expected, Decision.Redirect redirect, String url) {
        UrlParts sent = UrlParts.of(redirect.location(), url);
        boolean same = redirect.status().code() == expected.get("status").asInt()
                && (expected.get("compare").asText().equals("exact")
                        ? sent.equals(UrlParts.of(expected.get("location").asText(), url))
                        : sameParts(expected.get("location_parts"), sent));
        return same ? Optional.empty() : Optional.of(redirect + " for " + expected);
    }

    private static boolean sameParts(JsonNode parts, UrlParts sent) {
        String port = parts.path("port").asText("");
        return (!parts.has("scheme") || parts.get("scheme").asText().equals(sent.scheme()))
                && (!parts.has("host") || parts.get("host").asText().equals(sent.host()))
                && (!parts.has("path") || parts.get("path").asText().equals(sent.path()))
                && (!parts.has("raw_query")
                        || parts.get("raw_query").asText("null").equals(String.valueOf(sent.query())))
                && switch (port) {
                    case "" -> true;
                    case "absent-or-default-for-scheme" -> sent.port() == UrlParts.defaultPort(sent.scheme());
                    default -> port.equals(Integer.toString(sent.port()));
                };
    }
}
