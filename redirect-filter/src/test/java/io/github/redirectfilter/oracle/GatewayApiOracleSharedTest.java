package io.github.redirectfilter.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The Kubernetes Gateway API: {@code HTTPRouteFilter.requestRedirect}. */
class GatewayApiOracleSharedTest {
    private static final String LOOP =
            "leads to the request's own URL: a redirect loop there, passed on to the application here";

    private static final Map<String, String> INEXPRESSIBLE =
            new TreeMap<>(Map.of("gwapi-014", LOOP, "gwapi-015", LOOP, "gwapi-025", LOOP));

    @TestFactory
    Stream<DynamicTest> agrees() throws IOException {
        return new OracleSuite("gateway-api.json", new GatewayApi(), INEXPRESSIBLE).tests();
    }

    private static final class GatewayApi implements OracleSuite.Translator {
        @Override
        public List<RedirectRule> rules(JsonNode rule) {
            // a prefix is whole segments, its trailing slash does not count: that is {*path}
            String prefix = withoutSlash(rule.at("/match/path/value").asText());
            JsonNode redirect = rule.get("redirect");
            return List.of(RedirectRule.from(prefix + "/{*path}")
                    .to(authority(redirect) + path(prefix, redirect.path("path")))
                    .status(RedirectStatus.parse(redirect.path("statusCode").asText("302")))
                    .build());
        }

        /** What is unset comes from the request; the port only if the scheme does as well. */
        private static String authority(JsonNode redirect) {
            if (!redirect.has("scheme") && !redirect.has("hostname") && !redirect.has("port")) {
                return "";
            }
            String scheme = redirect.has("scheme") ? redirect.get("scheme").asText() + ":" : "";
            String port = redirect.has("port")
                    ? ":" + redirect.get("port").asText()
                    : redirect.has("scheme") ? "" : ":{port}";
            return scheme + "//" + redirect.path("hostname").asText("{host}") + port;
        }

        private static String path(String prefix, JsonNode modifier) {
            return switch (modifier.path("type").asText()) {
                case "ReplaceFullPath" -> modifier.get("replaceFullPath").asText();
                case "ReplacePrefixMatch" ->
                    withoutSlash(modifier.get("replacePrefixMatch").asText()) + "/{path}";
                default -> prefix + "/{path}";
            };
        }

        private static String withoutSlash(String prefix) {
            return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        }

        @Override
        public String url(JsonNode request) {
            return request.get("scheme").asText() + "://" + request.get("host").asText() + ":"
                    + request.get("port").asInt() + request.get("path").asText();
        }
    }
}
