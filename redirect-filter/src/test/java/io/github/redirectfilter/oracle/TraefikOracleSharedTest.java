package io.github.redirectfilter.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Traefik: the middlewares RedirectScheme and RedirectRegex. */
class TraefikOracleSharedTest {
    private static final Map<String, String> INEXPRESSIBLE = Map.of();

    @TestFactory
    Stream<DynamicTest> agrees() throws IOException {
        return new OracleSuite("traefik.json", new Traefik(), INEXPRESSIBLE).tests();
    }

    /** Source and target of a rule. */
    private record Way(String from, String to) {}

    /**
     * RedirectRegex searches the whole URL, scheme and host included; expressions here look at paths alone, and hosts have
     * patterns of their own. So each expression is written as the host pattern that it stands for. The two that are
     * broken keep what is broken about them.
     */
    private static final Map<String, Way> REGEX = Map.of(
            "^(?:http?:\\/\\/)(foo)(\\.com)(:\\d+)(.*)$ -> https://${1}bar$2:443$4",
            new Way("http://foo.com/{*path}", "https://foobar.com:443/{path}"),
            "^(.*)$ -> http://192.168.0.%31/",
            new Way("/{*path}", "http://192.168.0.%31/"),
            "^(.* -> $1",
            new Way("~^(.*", "{1}"),
            // what follows the scheme is copied, and the host's port belongs to it if it is not the scheme's own
            "^http:// -> https://$1",
            new Way("http://{name}:80/{*path}", "https://{name}/{path}"),
            "http://foo:80 -> https://foo:443",
            new Way("http://foo:80/{*path}", "https://foo:443/{path}"),
            "(https?)://[^/:]+(:[0-9]+)?/(.*) -> $1://example.com$2/$3",
            new Way("//{name}/{*path}", "{scheme}://example.com:{port}/{path}"));

    private static final class Traefik implements OracleSuite.Translator {
        @Override
        public List<RedirectRule> rules(JsonNode rule) {
            Way way = rule.get("kind").asText().equals("scheme") ? scheme(rule) : regex(rule);
            boolean permanent = rule.path("permanent").asBoolean();
            // GET stands for HEAD as well here; there it answers like all other methods
            return List.of(
                    RedirectRule.from(way.from())
                            .methods("GET")
                            .to(way.to())
                            .status(permanent ? RedirectStatus.MOVED_PERMANENTLY : RedirectStatus.FOUND)
                            .build(),
                    RedirectRule.from(way.from())
                            .to(way.to())
                            .status(permanent ? RedirectStatus.PERMANENT_REDIRECT : RedirectStatus.TEMPORARY_REDIRECT)
                            .build());
        }

        private static Way scheme(JsonNode rule) {
            String port = rule.has("port") ? ":" + rule.get("port").asText() : "";
            return new Way("/{*path}", rule.path("scheme").asText() + "://{host}" + port + "/{path}");
        }

        private static Way regex(JsonNode rule) {
            String key = rule.get("regex").asText() + " -> "
                    + rule.get("replacement").asText();
            Way way = REGEX.get(key);
            if (way == null) {
                throw new AssertionError("no translation of " + key);
            }
            return way;
        }

        @Override
        public String url(JsonNode request) {
            return request.get("url").asText();
        }
    }
}
