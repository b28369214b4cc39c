package io.github.redirectfilter.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.convert.Conversion;
import io.github.redirectfilter.convert.Converter;
import io.github.redirectfilter.convert.Dialect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random rules of UrlRewriteFilter and of Tomcat's valve, converted, and both asked the same. */
class ConvertedRulesTest {
    private static final String ORIGIN = "http://www.example.com";
    private static final int CONFIGURATIONS = 150;
    private static final int REQUESTS = 40;
    private static final List<String> SEGMENTS = List.of("a", "b", "A", "c1", "x.html");
    private static final List<String> PATTERNS = List.of(
            "^/a$",
            "^/a/(.*)$",
            "^/(a|b)/([^/]+)$",
            "^/a/?$",
            "^/b(.*)$",
            "^/([a-z]+)/c(\\d)$",
            "^(.*)\\.html$",
            "^/(.*)$",
            "^/a$|^/b$");
    private static final List<String> WHOLE = List.of("/a/.*", "/(a|b)", "/b/([^/]*)", ".*/x.html", "(.*)/c1");
    private static final List<String> SEARCHED = List.of("^/a", "^/b/([^/]+)", "^/(a)/b");
    private static final List<String> TARGETS =
            List.of("/new", "/new/$1", "https://h.example/$1", "https://h.example/y?q=1", "/n?p=$1", "/n-$1", "/z/");

    private final Random random = new Random(20_240_607);

    /** What the other engine answers. */
    private interface Engine {
        /** Status and location; empty if the request passes. */
        String answer(String path, String query) throws Exception;
    }

    @Test
    void tomcat() throws Exception {
        Map<String, Integer> differences = new TreeMap<>();
        for (int i = 0; i < CONFIGURATIONS; i++) {
            String text = lines(() -> "RewriteRule " + one(random.nextBoolean() ? PATTERNS : WHOLE) + " " + one(TARGETS)
                    + (random.nextInt(4) == 0 ? "?" : "")
                    + one(List.of(" [R]", " [R=301]", " [R=308,NC]", " [R,QSA]", " [R=307,QSD]")));
            SampleValve valve = new SampleValve(text);
            compare(Dialect.TOMCAT, text, valve::answer, differences);
        }
        assertThat(differences.keySet()).isSubsetOf("same", "loop", "empty segment", "empty parameter");
        assertThat(differences.get("same")).isGreaterThan(CONFIGURATIONS * REQUESTS / 4);
    }

    @Test
    void tuckey() throws Exception {
        Map<String, Integer> differences = new TreeMap<>();
        for (int i = 0; i < CONFIGURATIONS; i++) {
            String text = "<urlrewrite>\n"
                    + lines(() -> "<rule><from" + one(List.of("", " casesensitive=\"true\"")) + ">"
                            + one(random.nextBoolean() ? PATTERNS : SEARCHED) + "</from><to type=\""
                            + one(List.of("redirect", "permanent-redirect", "temporary-redirect")) + "\""
                            + one(List.of(
                                    "", " qsappend=\"true\"", " last=\"true\"", " last=\"true\" qsappend=\"true\""))
                            + ">" + one(TARGETS) + "</to></rule>")
                    + "\n</urlrewrite>";
            SampleRewriter rewriter = new SampleRewriter(text);
            compare(Dialect.TUCKEY, text, rewriter::answer, differences);
        }
        assertThat(differences.keySet()).isSubsetOf("same", "loop", "empty segment", "empty parameter");
        assertThat(differences.get("same")).isGreaterThan(CONFIGURATIONS * REQUESTS / 4);
    }

    private String lines(Supplier<String> line) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> line.get())
                .collect(Collectors.joining("\n"));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void compare(Dialect dialect, String text, Engine engine, Map<String, Integer> differences)
            throws Exception {
        Conversion conversion = Converter.convert(dialect, text);
        if (!conversion.rejected().isEmpty()) {
            return; // a target names a group that its expression lacks
        }
        Redirects redirects = new ConfigurationLoader(path -> null, getClass().getClassLoader())
                .lines("converted", "#\n" + conversion.text())
                .load()
                .redirects();
        for (int i = 0; i < REQUESTS; i++) {
            String path = "/"
                    + IntStream.range(0, 1 + random.nextInt(3))
                            .mapToObj(each -> one(SEGMENTS))
                            .collect(Collectors.joining("/"))
                    + (random.nextInt(4) == 0 ? "/" : "");
            String query = one(List.of("", "", "q=2", "x=y&z"));
            String theirs = engine.answer(path, query);
            String ours = ours(redirects, path + (query.isEmpty() ? "" : "?" + query));
            String why = theirs.equals(ours) ? "same" : reason(theirs, path, query);
            assertThat(why)
                    .as("%s%nbecame%n%s%nGET %s?%s: %s, here %s", text, conversion.text(), path, query, theirs, ours)
                    .isNotEmpty();
            differences.merge(why, 1, Integer::sum);
        }
    }

    private static String ours(Redirects redirects, String path) {
        Decision decision =
                redirects.dryRun(RedirectRequest.builder("GET", ORIGIN + path).build());
        return decision instanceof Decision.Redirect redirect
                ? answer(redirect.status().code(), redirect.location())
                : "";
    }

    /** Escapes and the origin in front make no difference. */
    static String answer(int status, String location) {
        URI uri = URI.create(ORIGIN + "/").resolve(location.replace(" ", "%20"));
        String query = uri.getQuery();
        return status + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath()
                + (query == null || query.isEmpty() ? "" : "?" + query);
    }

    /** Why an answer is another one here; empty if nobody knows. */
    private static String reason(String theirs, String path, String query) {
        if (theirs.isEmpty()) {
            return "";
        }
        String location = theirs.substring(4);
        if (location.equals(ORIGIN + path + (query.isEmpty() ? "" : "?" + query))) {
            return "loop"; // passed on here
        }
        if (location.contains("?&")) {
            return "empty parameter"; // a target that ends with a question mark, and the query behind it
        }
        // a value that makes an empty segment refuses its rule here
        return location.substring("https://".length()).contains("//") ? "empty segment" : "";
    }

    /** The values of a rule that has no group of a number are rejected, and so are its neighbours. */
    @Test
    void someConfigurationsAreCarriedOverWhole() {
        List<Conversion> conversions = new ArrayList<>();
        for (String pattern : PATTERNS) {
            conversions.add(Converter.convert(Dialect.TOMCAT, "RewriteRule " + pattern + " /new [R]"));
        }
        assertThat(conversions).allMatch(conversion -> conversion.rejected().isEmpty());
    }
}
