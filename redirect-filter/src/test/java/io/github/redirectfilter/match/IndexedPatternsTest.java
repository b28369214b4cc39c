package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index finds what asking one pattern after the other finds, for every kind of pattern. */
class IndexedPatternsTest {
    private static final List<String> SEGMENTS =
            List.of("a", "A", "ab", "b", "docs", "Docs", "x.html", "%7B%7D", "ü", "Ü", "𐐀", "𐐨", "ſ", "s", "K", "k");
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

    private final Random random = new Random(20_240_607);

    @Test
    void findsWhatALinearScanFinds() throws ParseException {
        int pairs = 0;
        int found = 0;
        for (int set = 0; set < 400; set++) {
            List<SourcePattern> patterns = patterns(1 + random.nextInt(60));
            RuleIndex fast = new IndexedPatterns(patterns);
            RuleIndex linear = new LinearIndex(patterns);
            for (int request = 0; request < 300; request++) {
                RequestUrl url = url();
                List<Integer> expected = all(linear, url);
                assertThat(all(fast, url)).as("%s among %s", url, patterns).isEqualTo(expected);
                pairs++;
                found += expected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(pairs).isEqualTo(120_000);
        assertThat(found).as("requests that match something").isGreaterThan(60_000);
    }

    private static List<Integer> all(RuleIndex index, RequestUrl url) {
        List<Integer> ordinals = new ArrayList<>();
        for (int i = index.next(0, url); i != RuleIndex.NONE; i = index.next(i + 1, url)) {
            ordinals.add(i);
        }
        return ordinals;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/a/", "~/a/(.*)", "/{x}", "/{*x}", "/a/{*x}", "//h.example/", "/a?k"})
    void findsOneAmongManyOthers(String from) throws ParseException {
        List<SourcePattern> patterns = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            patterns.add(SourcePattern.parse("/other/" + i, false, false));
        }
        patterns.add(SourcePattern.parse(from, false, false));
        RuleIndex fast = new IndexedPatterns(patterns);
        RuleIndex linear = new LinearIndex(patterns);

        for (String path : List.of("/", "/a", "/a/", "/a/b", "/other/7", "/other/", "/b")) {
            RequestUrl url = new RequestUrl("https", "h.example", 443, path, "k=1");
            assertThat(all(fast, url)).as(path).isEqualTo(all(linear, url));
        }
    }

    private List<SourcePattern> patterns(int count) throws ParseException {
        List<SourcePattern> patterns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            patterns.add(SourcePattern.parse(from(), random.nextInt(4) == 0, random.nextInt(4) == 0));
        }
        return patterns;
    }

    private String from() {
        if (random.nextInt(6) == 0) {
            return pick(REGEXES);
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
        return from.append(random.nextInt(8) == 0 ? "?k=1" : "").toString();
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
        @Nullable String query = random.nextInt(3) == 0 ? "k=1" : null;
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
