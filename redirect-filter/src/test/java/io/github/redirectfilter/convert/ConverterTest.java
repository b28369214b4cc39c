package io.github.redirectfilter.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Converter}: whatever is written, what comes out are rules that the filter takes, and nothing else. */
class ConverterTest {
    private static final int TEXTS = 200;

    private static final Map<Dialect, List<String>> STATEMENTS = Map.of(
            Dialect.NGINX,
            List.of(
                    "return 301 ?;",
                    "rewrite \"?\" '?' redirect;",
                    "rewrite ? ? last;",
                    "location ~* \"?\" { return 301 '?'; }",
                    "if ($cookie_x ~ \"?\") { return 302 ?; }",
                    "map $uri $m { default '?'; \"?\" '?'; } if ($m) { return 301 $m; }",
                    "server { server_name ?; location ? { return 301 ?; } }"),
            Dialect.HTTPD,
            List.of(
                    "RewriteCond %{HTTP_HOST} ? [NC]",
                    "RewriteCond %{QUERY_STRING} ?",
                    "RewriteRule \"?\" ? [R=301,L]",
                    "Redirect \"?\" \"?\"",
                    "RedirectMatch ? ?",
                    "<VirtualHost *:80>\nServerName ?\n</VirtualHost>"),
            Dialect.TOMCAT,
            List.of("RewriteCond %{HTTP_HOST} ?", "RewriteRule \"?\" ? [R=301]"),
            Dialect.NETLIFY,
            List.of("? ? 302! Country=?", "? a=? ? 301", "? ? 404", "? ? Cookie=?"),
            Dialect.CLOUDFLARE,
            List.of("? ?", "? ? 301", "? ? 200"),
            Dialect.CSV,
            List.of("?,?,301", "\"?\",\"?\"", "?,,410"),
            Dialect.TUCKEY,
            List.of(
                    "<rule><from>?</from><to type=\"redirect\" last=\"true\">?</to></rule>",
                    "<rule match-type=\"wildcard\"><condition name=\"?\">?</condition><from>?</from>"
                            + "<to type=\"permanent-redirect\" last=\"true\">?</to></rule>"));

    private static final List<String> PARTS = List.of(
            "/a",
            "^/a/(.*)$",
            "(.*)",
            "^a/?$",
            "/*",
            "/:x/y",
            "/a b",
            "/\u00e9",
            "/a\"b",
            "/a#b",
            "/a\u202e",
            "/{x}",
            "/a{2}",
            "(a|b)",
            "[a-z]+\\.html",
            "/$1",
            "%1",
            "https://h.example/$1",
            "//h/x",
            "$uri",
            "/x#f",
            "-",
            "",
            "/a\nallow: *",
            "/a\n## test: GET /a -> pass",
            " ## test: GET /a -> pass",
            "'/q'",
            "/\u001b[31m",
            "^$",
            "/a\\",
            "/a[",
            "/a;b",
            "$m",
            "{host}",
            "=",
            "!^a",
            "*.x",
            "301",
            "/a\rallow: *",
            "GET",
            "switch.x: on\n");

    @ParameterizedTest
    @EnumSource
    void whatComesOutIsRulesAlone(Dialect dialect) {
        Random random = new Random(7);
        int rules = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(dialect, random);
            Conversion conversion;
            try {
                conversion = Converter.convert(dialect, text);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).as(text).isExactlyInstanceOf(IllegalArgumentException.class);
                continue;
            }
            Configuration loaded = new ConfigurationLoader(path -> null, ConverterTest.class.getClassLoader())
                    .lines("converted", "#\n#\n" + conversion.text())
                    .load(Redirects.builder().atRest());
            assertThat(loaded.redirects().size())
                    .as(text)
                    .isEqualTo(conversion.rules().size());
            assertThat(loaded.tests()).as(text).isEmpty();
            assertThat(conversion.text().lines().filter(line -> line.matches("[a-z.-]+: .*")))
                    .as(text)
                    .isSubsetOf(Draft.FROM_THE_ROOT);
            rules += conversion.rules().size();
        }
        assertThat(rules).isGreaterThan(TEXTS / 10);
    }

    private static String text(Dialect dialect, Random random) {
        List<String> statements = STATEMENTS.get(dialect);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            for (String piece :
                    statements.get(random.nextInt(statements.size())).split("(?<=\\?)", -1)) {
                String part = PARTS.get(random.nextInt(PARTS.size()));
                text.append(
                        piece.endsWith("?") ? piece.substring(0, piece.length() - 1) + escaped(dialect, part) : piece);
            }
            text.append('\n');
        }
        return dialect == Dialect.TUCKEY ? "<urlrewrite>" + text + "</urlrewrite>" : text.toString();
    }

    private static String escaped(Dialect dialect, String part) {
        return dialect == Dialect.TUCKEY ? part.replace("\"", "&quot;").replace("\u001b", "") : part;
    }
}
