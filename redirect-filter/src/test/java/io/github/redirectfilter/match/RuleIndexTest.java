package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index finds what asking one pattern after the other finds, for every kind of pattern. */
class RuleIndexTest {
    private static final List<String> SEGMENTS = List.of(
            "a",
            "A",
            "ab",
            "b",
            "docs",
            "Docs",
            "x.html",
            "%7B%7D",
            "ü",
            "Ü",
            "𐐀",
            "𐐨",
            "ſ",
            "s",
            "K",
            "k",
            "s-7",
            "ſ-7",
            "Is-7",
            "ıs-7",
            "7_K",
            "ab.longest1",
            "ab.ongest1");
    private static final List<String> CAPTURES =
            List.of("{%s}", "{%s:[a-z]+}", "a-{%s}", "{%s}.html", "{%s:(?i)docs}", "{%s:.}", "{%s:[0-9]*}");
    private static final List<String> HOSTS = List.of(
            "//one.example",
            "//two.example",
            "http://one.example",
            "https://*.example",
            "//*.one.example",
            "//{h}.one.example",
            "//{host}",
            "//a.{h}.example:8080",
            "//one.{h}",
            "//one.example:8080",
            "//[::1]");
    private static final List<String> ASKED =
            List.of("one.example", "two.example", "a.one.example", "b.a.one.example", "example", "one.test", "[::1]");
    private static final List<String> ASKED_QUERIES =
            List.of("?k=1", "?k=2", "?k", "?j=", "?k=1&j=2", "?k={v}", "?%6B=1");
    private static final List<String> QUERIES =
            List.of("k=1", "k=2", "k=2&k=1", "k", "j=&k=1", "j=2&k=1&k=1", "", "%6b=%31", "k=3");
    private static final List<String> REGEXES = List.of(
            "~/a/.*",
            "~^/docs/(.*)$",
            "~/a/b?/.*",
            "~/a|/b",
            "~/(a|b)/x.*",
            "~.*",
            "~/docs/\\w+",
            "~(?i)/DOCS/.*",
            "~/a/[a|b]/.*",
            "~/docs*",
            "~/docs/+a",
            "~/x\\.html",
            "~/a/{1,2}b",
            "~/ü/.*",
            "~/a(?i)/B/.*",
            "~/[^/]+",
            "~/foo/a[(]|/docs",
            "~/foo/x[[:alpha:](]|/a/b",
            "~/a/?b.*",
            "~/a/{0,1}b",
            "~/docs/*a");

    private static final List<String> REGEX_PARTS = List.of(
            "a",
            "b",
            "s",
            "K",
            "/",
            "docs",
            ".html",
            "\\.html",
            "\\Qa\\E",
            "(a|b)",
            "(/a)",
            "(/|a)",
            "(?:/docs/)",
            "[ab]",
            "[^/]",
            "[!-a]",
            "[^a]",
            "\\w",
            "\\d",
            "\\W",
            "(?i)",
            "(?i:DOCS)",
            "a-7",
            "7",
            "(a(b|/)c?)",
            "(x\\.html|7)",
            "ü",
            "[[:alpha:]]",
            "\\pL",
            "^",
            "$",
            "(|a)",
            "-",
            "}");
    private static final List<String> QUANTIFIERS =
            List.of("", "", "", "", "?", "*", "+", "{1}", "{1,2}", "{0,1}", "{0}", "*?", "+?", "{2,}?");

    private final Random random = new Random(20_240_607);

    @Test
    void findsWhatALinearScanFinds() throws ParseException {
        int pairs = 0;
        int found = 0;
        for (int set = 0; set < 400; set++) {
            List<SourcePattern> patterns = patterns(1 + random.nextInt(60));
            RuleIndex fast = new RuleIndex(new ListedPatterns(patterns), (first, second) -> {});
            LinearIndex linear = new LinearIndex(patterns);
            for (int request = 0; request < 300; request++) {
                RequestUrl url = url();
                List<Integer> expected = all(from -> linear.next(from, url));
                assertThat(all(from -> fast.next(from, url)))
                        .as("%s among %s", url, patterns)
                        .isEqualTo(expected);
                assertThat(fast.firstForPath("/context" + url.path(), "/context".length(), url.host()))
                        .as("%s by its path among %s", url, patterns)
                        .matches(first -> first == RuleIndex.NOT_CANONICAL
                                || (expected.isEmpty() || first >= 0 && first <= expected.get(0)));
                pairs++;
                found += expected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(pairs).isEqualTo(120_000);
        assertThat(found).as("requests that match something").isGreaterThan(60_000);
    }

    private static List<Integer> all(IntUnaryOperator next) {
        List<Integer> ordinals = new ArrayList<>();
        for (int i = next.applyAsInt(0); i != RuleIndex.NONE; i = next.applyAsInt(i + 1)) {
            ordinals.add(i);
        }
        return ordinals;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/a/", "~/a/(.*)", "/{x}", "/{*x}", "/a/{*x}", "//h.example/", "/a?k"})
    void findsOneAmongManyOthers(String source) throws ParseException {
        List<SourcePattern> patterns = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            patterns.add(SourcePattern.parse("/other/" + i, false, false));
        }
        patterns.add(SourcePattern.parse(source, false, false));
        RuleIndex fast = new RuleIndex(new ListedPatterns(patterns), (first, second) -> {});
        LinearIndex linear = new LinearIndex(patterns);

        for (String path : List.of("/", "/a", "/a/", "/a/b", "/other/7", "/other/", "/b")) {
            RequestUrl url = new RequestUrl("https", "h.example", 443, path, "k=1");
            assertThat(all(from -> fast.next(from, url))).as(path).isEqualTo(all(from -> linear.next(from, url)));
        }
    }

    /** A path may hold more tokens than a request usually does, and each of them again. */
    @Test
    void findsByManyTokens() throws ParseException {
        List<SourcePattern> patterns = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String token = "t" + i / 2;
            patterns.add(SourcePattern.parse("~/.*" + pick(List.of("/", "-", "")) + token + "/.*", false, false));
        }
        RuleIndex fast = new RuleIndex(new ListedPatterns(patterns), (first, second) -> {});
        LinearIndex linear = new LinearIndex(patterns);
        for (int request = 0; request < 300; request++) {
            StringBuilder path = new StringBuilder("/x");
            for (int i = random.nextInt(40); i >= 0; i--) {
                path.append(pick(List.of("/", "/", "-", "/T"))).append('t').append(random.nextInt(80));
            }
            RequestUrl url = new RequestUrl("https", "h.example", 443, path + "/", null);
            assertThat(all(from -> fast.next(from, url)))
                    .as(url.toString())
                    .isEqualTo(all(from -> linear.next(from, url)));
        }
    }

    private List<SourcePattern> patterns(int count) throws ParseException {
        List<SourcePattern> patterns = new ArrayList<>();
        boolean crowd = random.nextInt(3) == 0; // many at one place of the index
        for (int i = 0; i < count; i++) {
            patterns.add(
                    SourcePattern.parse(crowd ? crowded() : from(), random.nextInt(4) == 0, random.nextInt(4) == 0));
        }
        return patterns;
    }

    private String from() {
        if (random.nextInt(6) == 0) {
            return random.nextBoolean() ? pick(REGEXES) : regex();
        }
        StringBuilder from = new StringBuilder(random.nextInt(4) == 0 ? pick(HOSTS) : "");
        int segments = random.nextInt(4);
        int rest = random.nextInt(4) == 0 ? random.nextInt(segments + 1) : -1;
        for (int i = 0; i < segments; i++) {
            if (i == rest) {
                from.append("/").append(random.nextInt(3) == 0 ? "{*rest}.html" : "{*rest}");
            } else if (random.nextInt(3) == 0) {
                from.append("/").append(pick(CAPTURES).formatted("v" + i));
            } else {
                from.append("/").append(pick(SEGMENTS));
            }
        }
        if (segments == 0 || random.nextInt(5) == 0) {
            from.append('/');
        }
        return from.append(random.nextInt(4) == 0 ? pick(ASKED_QUERIES) : "").toString();
    }

    /** A pattern of which the index can say little. */
    private String crowded() {
        return switch (random.nextInt(4)) {
            case 0 -> "/{*rest}" + pick(SEGMENTS);
            case 1 -> "/" + pick(SEGMENTS) + "-{id}" + pick(SEGMENTS);
            default -> regex();
        };
    }

    /** An expression of arbitrary parts, which begins with a slash or with anything. */
    private String regex() {
        StringBuilder regex = new StringBuilder(random.nextBoolean() ? "~/" : "~.*");
        int parts = 1 + random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            String part = pick(REGEX_PARTS);
            regex.append(part).append(part.startsWith("\\Q") || part.startsWith("(?") ? "" : pick(QUANTIFIERS));
        }
        return regex.toString();
    }

    private RequestUrl url() {
        StringBuilder path = new StringBuilder();
        int segments = random.nextInt(5);
        for (int i = 0; i < segments; i++) {
            path.append("/").append(random.nextInt(6) == 0 ? "a-7" : pick(SEGMENTS));
        }
        if (segments == 0 || random.nextInt(4) == 0) {
            path.append('/');
        }
        @Nullable String query = random.nextInt(3) == 0 ? pick(QUERIES) : null;
        return new RequestUrl(
                random.nextBoolean() ? "http" : "https",
                pick(ASKED),
                random.nextBoolean() ? 443 : 8080,
                CanonicalPath.of(path.toString()),
                query);
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
