package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRulesTest {
    static Stream<Arguments> rows() {
        return Stream.of(
                arguments("/a,/b", "/a /b\n"),
                arguments("/a,/b,301", "/a /b 301\n"),
                arguments("/a,/b,moved\r\n/c,/d,", "/a /b moved\n/c /d\n"),
                arguments("from,to\n/a,/b", "/a /b\n"),
                arguments("From,TO,Status\n/a,/b,308\n", "/a /b 308\n"),
                arguments("\uFEFFfrom,to,status\n/a,/b,308\n", "/a /b 308\n"),
                arguments("\n  \n/a,/b\n\n", "/a /b\n"),
                arguments(" /a , /b , 302 ", "/a /b 302\n"),
                arguments("\"/a,b\",\"/c\"\"d\",\"301\"", "/a,b /c\"d 301\n"),
                arguments("\"/a\" , \"/b\"", "/a /b\n"),
                arguments("/p?id=7,/n", "/p?id=7 /n\n"),
                arguments("/a,-,410", "/a - 410\n"),
                arguments(
                        "https://old.example/a,https://new.example/b", "https://old.example/a https://new.example/b\n"),
                arguments("", ""));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowsAreRules(String csv, String lines) {
        RecordingSink sink = RecordingSink.ofCsv(csv);

        assertThat(sink.report()).isEmpty();
        assertThat(sink.lines()).isEqualTo(lines);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("/a", """
                        test.csv:1:1: a row has from,to or from,to,status, and this one has one field
                            /a
                            ^^
                        """),
                arguments("/a;/b;301", """
                        test.csv:1:1: a row has from,to or from,to,status, and this one has one field; columns stand apart by commas, not by semicolons
                            /a;/b;301
                            ^^^^^^^^^
                        """),
                arguments("/a\t/b", """
                        test.csv:1:1: a row has from,to or from,to,status, and this one has one field; columns stand apart by commas, not by tabs
                            /a\t/b
                            ^^^^^
                        """),
                arguments("/a,/b,301,x", """
                        test.csv:1:1: a row has from,to or from,to,status, and this one has 4 fields
                            /a,/b,301,x
                            ^^^^^^^^^^^
                        """),
                arguments("/a,/b\n\"/c,/d", """
                        test.csv:2:1: the quote is not closed on this line
                            "/c,/d
                            ^^^^^^
                        """),
                arguments("\"/a\"b,/c", """
                        test.csv:1:5: a comma is missing behind the closing quote (inside quotes, a quote is written "")
                            "/a"b,/c
                                ^^^^
                        """),
                arguments("/a/{id},/b/{id}", """
                        test.csv:1:4: addresses in a .csv file are literal (expected %7B for {, %7D for }, %2A for *; patterns stand in a .rules file)
                            /a/{id},/b/{id}
                               ^
                        test.csv:1:12: addresses in a .csv file are literal (expected %7B for {, %7D for }, %2A for *; patterns stand in a .rules file)
                            /a/{id},/b/{id}
                                       ^
                        """),
                arguments("~/a.c,/b", """
                        test.csv:1:1: addresses in a .csv file are literal (expected %7B for {, %7D for }, %2A for *; patterns stand in a .rules file)
                            ~/a.c,/b
                            ^
                        """));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreShownWithTheMend(String csv, String report) {
        assertThat(RecordingSink.ofCsv(csv).report()).isEqualTo(report);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from,to,status%n/a,/b,301   | /a     | Redirect[status=301, location=/b, rule=/list.csv
            /a,/b                       | /a     | Redirect[status=307, location=/b, rule=/list.csv
            /p?id=7,/n%n/p?id=8,/m      | /p?id=8 | Redirect[status=307, location=/m, rule=/list.csv
            //h.example/a,//o.example/b | /a     | Redirect[status=307, location=https://o.example/b, rule=/list.csv
            https://h.example/a,/b      | /a     | Redirect[status=307, location=/b, rule=/list.csv
            """)
    void allRowsCountAsOneRule(String csv, String url, String decision) {
        Redirects redirects = load(csv.replace("%n", "\n"));

        assertThat(redirects
                        .decide(RedirectRequest.builder("GET", "https://h.example" + url)
                                .build())
                        .toString())
                .startsWith(decision + ",");
    }

    @Test
    void theHeaderNamesTheRow() {
        Redirects redirects = loader(Map.of("/list.csv", "/a,/b\n/p?id=1,/n\n"), "attribution", "true");

        assertThat(attribution(redirects, "/a")).isEqualTo("/list.csv:1");
        assertThat(attribution(redirects, "/p?id=1")).isEqualTo("/list.csv:2");
    }

    private static String attribution(Redirects redirects, String url) {
        Decision decision = redirects.decide(
                RedirectRequest.builder("GET", "https://h.example" + url).build());
        return decision.headers().others().get(0).value();
    }

    @Test
    void duplicatesAreReportedWithBothLines() {
        Redirects redirects = load("from,to\n/a,/b\n/p?id=1,/n\n/a,/c\n/p?id=1,/m\n/%61,/d\n/A,/e\n");

        assertThat(redirects.warnings())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "/list.csv:4: /a stands at /list.csv:2 already, which wins (expected each address once)",
                        "/list.csv:6: /a stands at /list.csv:2 already, which wins (expected each address once)",
                        """
                        /list.csv:5:1: /p?id=1 stands at /list.csv:3 already, which wins (expected each address once)
                            /p?id=1,/m
                            ^^^^^^^""");
    }

    @Test
    void manyDuplicatesAreCounted() {
        Redirects redirects = load("/a,/b\n".repeat(250));

        assertThat(redirects.warnings()).hasSize(101).last().hasToString("/list.csv: 149 more addresses stand twice");
    }

    @Test
    void manyMistakesAreCounted() {
        assertThat(report("/a\n".repeat(250)))
                .startsWith("101 problems in the redirect configuration\n")
                .contains("/list.csv: the first 100 problems are shown, 150 more are not");
    }

    private static String report(String csv) {
        try {
            load(csv);
        } catch (RedirectConfigurationException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("no problem was found");
    }

    private static Redirects load(String csv) {
        return loader(Map.of("/list.csv", csv), "guard", "off");
    }

    private static Redirects loader(Map<String, String> files, String setting, String value) {
        return new ConfigurationLoader(
                        path -> new ByteArrayInputStream(
                                files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8)),
                        CsvRulesTest.class.getClassLoader())
                .parameters("init-param", Map.of("rules-file", String.join(" ", files.keySet()), setting, value))
                .load()
                .redirects();
    }
}
