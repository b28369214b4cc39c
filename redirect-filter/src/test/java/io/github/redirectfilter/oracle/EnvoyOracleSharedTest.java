package io.github.redirectfilter.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.redirectfilter.QueryPolicy;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Envoy: {@code RedirectAction} and {@code require_tls}. */
class EnvoyOracleSharedTest {
    /** Envoy marks requests from inside with this header, and so does its check tool. */
    static final String INTERNAL_HEADER = "X-Envoy-Internal";

    private static final String SUBSTITUTION =
            "replaces every occurrence within the path; an expression here fits the whole path once";

    private static final Map<String, String> INEXPRESSIBLE =
            new TreeMap<>(Map.of("envoy-010", SUBSTITUTION, "envoy-011", SUBSTITUTION));

    @TestFactory
    Stream<DynamicTest> agrees() throws IOException {
        return new OracleSuite("envoy.json", new Envoy(), INEXPRESSIBLE).tests();
    }

    private static final class Envoy implements OracleSuite.Translator {
        @Override
        public List<RedirectRule> rules(JsonNode rule) {
            if (rule.has("require_tls")) {
                return List.of(requireTls(rule.get("require_tls").asText()));
            }
            if (rule.has("regex_rewrite")) {
                return regexRewrite(rule.get("regex_rewrite"));
            }
            // a prefix is characters, not segments
            boolean prefix = rule.has("prefix");
            String path = rule.path(prefix ? "prefix" : "path").asText();
            String to = rule.path("path_redirect").asText(prefix ? path + "{rest}" : path);
            RedirectRule.Builder builder = RedirectRule.from(path + (prefix ? "{*rest}" : ""))
                    .to((rule.has("host_redirect")
                                    ? "//" + rule.get("host_redirect").asText()
                                    : "")
                            + to)
                    .status(RedirectStatus.parse(
                            rule.path("response_code").asText("301").toLowerCase(java.util.Locale.ROOT)));
            if (rule.path("strip_query").asBoolean() || to.indexOf('?') >= 0) {
                builder.query(QueryPolicy.DROP);
            }
            return List.of(builder.build());
        }

        private static RedirectRule requireTls(String who) {
            RedirectRule.Builder builder = RedirectRule.from("http://{name}/{*path}")
                    .to("https://{name}/{path}")
                    .status(RedirectStatus.MOVED_PERMANENTLY);
            if (who.equals("EXTERNAL_ONLY")) {
                builder.option("not.header." + INTERNAL_HEADER, "true");
            }
            return builder.build();
        }

        private static List<RedirectRule> regexRewrite(JsonNode rewrite) {
            String pattern = rewrite.get("pattern").asText();
            if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
                return List.of();
            }
            return List.of(RedirectRule.from("~" + pattern)
                    .to(rewrite.get("substitution").asText().replaceAll("\\\\([0-9])", "{$1}"))
                    .status(RedirectStatus.MOVED_PERMANENTLY)
                    .build());
        }

        @Override
        public String url(JsonNode request) {
            return request.get("scheme").asText() + "://" + request.get("host").asText()
                    + request.get("path").asText();
        }
    }
}
