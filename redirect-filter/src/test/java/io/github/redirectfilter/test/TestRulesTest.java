package io.github.redirectfilter.test;

import static io.github.redirectfilter.test.RedirectsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.Redirects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRulesTest {
    @TempDir
    private Path folder;

    @Test
    void readsAFileOfEachKind() throws Exception {
        String rules = write("redirects.rules", "/old /new 308\n");
        String yaml = write("redirects.yaml", "rules:\n  - { from: /old, to: /new, status: 301 }\n");
        String csv = write("redirects.csv", "/old,/new,302\n");

        assertThat(TestRules.file(rules)).get("/old").redirectsTo("/new").withStatus(308);
        assertThat(TestRules.file(yaml)).get("/old").redirectsTo("/new").withStatus(301);
        assertThat(TestRules.file(csv)).get("/old").redirectsTo("/new").withStatus(302);
    }

    @Test
    void takesABuilderWithAClock() throws Exception {
        String sale = "/sale /shop 302 time=2026-12-01T00:00:00Z/2027-01-01T00:00:00Z";
        Instant within = Instant.parse("2026-12-24T00:00:00Z");
        Instant after = Instant.parse("2027-01-02T00:00:00Z");

        assertThat(TestRules.text(sale, Redirects.builder().clock(() -> within)))
                .get("/sale")
                .redirectsTo("/shop");
        assertThat(TestRules.file(write("sale.rules", sale), Redirects.builder().clock(() -> after)))
                .get("/sale")
                .passes();
    }

    @Test
    void readsTheClassPath() {
        assertThatThrownBy(() -> TestRules.classPath("missing.rules")).hasMessage("""
                1 problem in the redirect configuration

                rules-file: "classpath:missing.rules" is missing: there is no "missing.rules" on the class path
                    classpath:missing.rules
                    ^^^^^^^^^^^^^^^^^^^^^^^
                """);
    }

    @Test
    void failsWithTheWholeReport() {
        assertThatThrownBy(() -> TestRules.text("""
                        /blog/*      /articles      301
                        /shop/{id}   /items/{di}    308
                        """))
                .isInstanceOf(RedirectConfigurationException.class)
                .hasMessage("""
                        2 problems in the redirect configuration

                        rules:1:7: a bare * has no meaning in a path (expected {name} for one segment, {*name} for all that \
                        follows, or %2A for a literal star)
                            /blog/*      /articles      301
                                  ^

                        rules:2:22: unknown name {di}; did you mean "id"? (expected one of id, scheme, host, port, context, \
                        header:NAME, cookie:NAME, param:NAME)
                            /shop/{id}   /items/{di}    308
                                                 ^^^
                        """);
    }

    @Test
    void doublesInAListAreWarnings() throws Exception {
        String list = write("list.csv", "/a,/b,301\n/a,/c,301\n");

        assertThat(TestRules.file(list)).get("/a").redirectsTo("/b").byRule("file:" + list);
        assertThatThrownBy(() -> assertThat(TestRules.file(list)).get("/a").passes())
                .hasMessage("""
                GET http://localhost/a
                expected: it passes
                 but was: 301 to /b
                 rule:    file:%s""", list);
        assertThatThrownBy(() -> assertThat(TestRules.file(list)).hasNoWarnings())
                .hasMessage("""
                expected: no warnings
                 but was: file:%1$s:2: /a stands at file:%1$s:1 already, which wins (expected each address once)""", list);
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
