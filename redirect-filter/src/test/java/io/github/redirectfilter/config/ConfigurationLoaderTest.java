package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.annotation.AllowRedirectTo;
import io.github.redirectfilter.annotation.Redirect;
import io.github.redirectfilter.annotation.RedirectFrom;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationLoaderTest {
    @TempDir
    Path directory;

    private final Map<String, String> webFiles = new HashMap<>();

    @Redirect(from = "/annotated", to = "/a1")
    @Redirect(from = "/all", to = "/annotation")
    static class Annotated {}

    @RedirectFrom("/old-articles")
    @AllowRedirectTo("https://annotated.example")
    static class Articles {}

    static class NotAnnotated {}

    @Test
    void readsEverythingInItsOrder() throws IOException {
        webFiles.put("/WEB-INF/first.rules", "allow: https://first.example\n/first /f1\n/all /first-file");
        Files.writeString(directory.resolve("second.yml"), "rules:\n- /second /s1\n- /all /second-file");

        Configuration configuration = loader().annotated(NotAnnotated.class, List.of())
                .annotated(Articles.class, List.of("/articles"))
                .annotated(Annotated.class, List.of())
                .parameters(
                        "init-param",
                        Map.of(
                                "rules", "refused: /home\n/inline /i1\n/all /inline-rule",
                                "rules-file", "/WEB-INF/first.rules file:" + directory + "/second.yml",
                                "dispatch", "REQUEST,FORWARD"))
                .rule(RedirectRule.from("/bean").to("/b1").build())
                .load();

        assertThat(configuration.dispatch()).containsExactlyInAnyOrder("REQUEST", "FORWARD");
        assertThat(configuration.sources())
                .containsExactly(
                        "init-param rules",
                        "/WEB-INF/first.rules",
                        "file:" + directory + "/second.yml",
                        Annotated.class.getName(),
                        Articles.class.getName());
        assertThat(configuration.redirects().size()).isEqualTo(10);
        assertThat(Stream.of("/bean", "/inline", "/first", "/second", "/annotated", "/old-articles", "/all")
                        .map(path -> target(configuration, path)))
                .containsExactly("/b1", "/i1", "/f1", "/s1", "/a1", "/articles", "/inline-rule");
    }

    @Test
    void ruleFilesComeBeforeAnnotationsInTheOrderListed() {
        webFiles.put("/WEB-INF/a.rules", "/all /a");
        webFiles.put("/WEB-INF/b.rules", "/all /b");

        assertThat(target(
                        loader().annotated(Annotated.class, List.of())
                                .parameters(
                                        "init-param",
                                        Map.of("rules-file", "\n  /WEB-INF/b.rules,\n  /WEB-INF/a.rules\n"))
                                .load(),
                        "/all"))
                .isEqualTo("/b");
    }

    @Test
    void nothingAtAllIsAConfiguration() {
        Configuration configuration = loader().load();

        assertThat(configuration.redirects().size()).isZero();
        assertThat(configuration.dispatch()).containsExactly("REQUEST");
        assertThat(configuration.sources()).isEmpty();
    }

    @Test
    void addsToABuilder() {
        Redirects.Builder redirects =
                Redirects.builder().rule(RedirectRule.from("/x").to("/builder").build());

        Configuration configuration =
                loader().parameters("init-param", Map.of("rules", "/x /inline")).load(redirects);

        assertThat(target(configuration, "/x")).isEqualTo("/builder");
    }

    @ParameterizedTest
    @MethodSource
    void findsAFileThatIsNotNamed(String path, String content) {
        webFiles.put(path, content);

        Configuration configuration = loader().load();

        assertThat(configuration.sources()).containsExactly(path);
        assertThat(target(configuration, "/x")).isEqualTo("/y");
    }

    static Stream<Arguments> findsAFileThatIsNotNamed() {
        return Stream.of(
                arguments("/WEB-INF/redirects.rules", "\ufeff/x /y\r\n"),
                arguments("/WEB-INF/redirects.yaml", "rules:\r\n  - {from: /x, to: /y}\r\n"));
    }

    @Test
    void aNamedFileReplacesTheOneThatWouldBeFound() {
        webFiles.put("/WEB-INF/redirects.rules", "broken");
        webFiles.put("/WEB-INF/mine.rules", "/x /y");

        assertThat(loader().parameters("init-param", Map.of("rules-file", "/WEB-INF/mine.rules"))
                        .load()
                        .sources())
                .containsExactly("/WEB-INF/mine.rules");
    }

    @Test
    void aServletThatIsAnnouncedTwiceCountsOnce() {
        assertThat(loader().annotated(Articles.class, List.of())
                        .annotated(Articles.class, List.of("/articles"))
                        .annotated(Articles.class, List.of())
                        .load()
                        .redirects()
                        .size())
                .isOne();
    }

    @Test
    void readsTheClassPath() throws IOException {
        Path jar = directory.resolve("app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("config/in-jar.rules"));
            entries.write("/jar /j1".getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
        }
        Files.writeString(directory.resolve("in-folder.rules"), "/folder /f1");
        try (URLClassLoader classes = new URLClassLoader(new URL[] {url(jar), url(directory)}, null)) {
            Configuration configuration = new ConfigurationLoader(this::open, classes)
                    .parameters(
                            "init-param",
                            Map.of("rules-file", "classpath:config/in-jar.rules classpath:/in-folder.rules"))
                    .load();

            assertThat(target(configuration, "/jar")).isEqualTo("/j1");
            assertThat(target(configuration, "/folder")).isEqualTo("/f1");
        }
    }

    @Test
    void variablesComeFromSystemProperties() {
        System.setProperty("redirect.test.place", "/WEB-INF/mine.rules");
        try {
            webFiles.put("/WEB-INF/mine.rules", "/x /y");

            assertThat(new ConfigurationLoader(this::open, getClass().getClassLoader())
                            .parameters("init-param", Map.of("rules-file", "${redirect.test.place}"))
                            .load()
                            .sources())
                    .containsExactly("/WEB-INF/mine.rules");
        } finally {
            System.clearProperty("redirect.test.place");
        }
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments(Map.of("rules-fiel", "/WEB-INF/x.rules"), """
                        1 problem in the redirect configuration

                        init-param rules-fiel: unknown setting "rules-fiel"; did you mean "rules-file"? (expected one of rules, \
                        rules-file, allow, origin, guard, refused, context-relative, trust-literal-targets, trusted-proxies, cors, ignore, dispatch, attribution, console, console-role, console-ip, accept, reload, max-path, max-regex-steps, max-capture, max-target, max-conditions, country-database, country-header, health.NAME, languages, max-rate-keys, signed-cookie.NAME, switch.NAME)
                        """),
                arguments(Map.of("rules", "  "), """
                        1 problem in the redirect configuration

                        init-param rules: setting "rules" has no value
                             \s
                            ^^
                        """),
                arguments(Map.of("rules-file", "/WEB-INF/none.rules"), """
                        1 problem in the redirect configuration

                        init-param rules-file: "/WEB-INF/none.rules" is missing: the web application has no such file
                            /WEB-INF/none.rules
                            ^^^^^^^^^^^^^^^^^^^
                        """),
                arguments(Map.of("rules-file", "/WEB-INF/broken.rules"), """
                        1 problem in the redirect configuration

                        init-param rules-file: "/WEB-INF/broken.rules" can't be read: java.io.IOException: disk on fire
                            /WEB-INF/broken.rules
                            ^^^^^^^^^^^^^^^^^^^^^
                        """),
                arguments(Map.of("rules-file", "classpath:none.rules"), """
                        1 problem in the redirect configuration

                        init-param rules-file: "classpath:none.rules" is missing: there is no "none.rules" on the class path
                            classpath:none.rules
                            ^^^^^^^^^^^^^^^^^^^^
                        """),
                arguments(Map.of("rules-file", "file:/none/such.rules"), """
                        1 problem in the redirect configuration

                        init-param rules-file: "file:/none/such.rules" is missing: there is no file /none/such.rules
                            file:/none/such.rules
                            ^^^^^^^^^^^^^^^^^^^^^
                        """),
                arguments(Map.of("rules-file", "file:such.rules"), """
                        1 problem in the redirect configuration

                        init-param rules-file: "file:such.rules" is missing: there is no file %1$s/such.rules
                            file:such.rules
                            ^^^^^^^^^^^^^^^
                        """),
                arguments(Map.of("rules-file", "file:/a%zz.rules"), """
                        1 problem in the redirect configuration

                        init-param rules-file: "file:/a%%zz.rules" is no path of a file: Malformed escape pair at index 7: \
                        file:/a%%zz.rules
                            file:/a%%zz.rules
                            ^^^^^^^^^^^^^^^^
                        """),
                arguments(Map.of("rules-file", "WEB-INF/x.rules, https://x.example/y.rules"), """
                        2 problems in the redirect configuration

                        init-param rules-file: "WEB-INF/x.rules" is no location (expected one like /WEB-INF/redirects.rules, \
                        classpath:redirects.rules, file:/etc/redirects.rules)
                            WEB-INF/x.rules, https://x.example/y.rules
                            ^^^^^^^^^^^^^^^

                        init-param rules-file: "https://x.example/y.rules" is no location (expected one like \
                        /WEB-INF/redirects.rules, classpath:redirects.rules, file:/etc/redirects.rules)
                            WEB-INF/x.rules, https://x.example/y.rules
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^
                        """),
                arguments(Map.of("rules-file", "/WEB-INF/rules.txt\n/WEB-INF/rules"), """
                        2 problems in the redirect configuration

                        init-param rules-file:1:1: "/WEB-INF/rules.txt" has an unknown ending (expected one of .csv, .rules, .yaml, .yml)
                            /WEB-INF/rules.txt
                            ^^^^^^^^^^^^^^^^^^

                        init-param rules-file:2:1: "/WEB-INF/rules" has an unknown ending (expected one of .csv, .rules, .yaml, .yml)
                            /WEB-INF/rules
                            ^^^^^^^^^^^^^^
                        """),
                arguments(Map.of("rules-file", "/WEB-INF/good.rules /WEB-INF/good.rules"), """
                        1 problem in the redirect configuration

                        init-param rules-file: "/WEB-INF/good.rules" is listed twice
                            /WEB-INF/good.rules /WEB-INF/good.rules
                                                ^^^^^^^^^^^^^^^^^^^
                        """),
                arguments(Map.of("rules", "origin: https://a.example", "origin", "https://b.example"), """
                        1 problem in the redirect configuration

                        init-param rules:1:1: setting "origin" is given twice, here and at init-param origin
                            origin: https://a.example
                            ^^^^^^
                        """),
                arguments(Map.of("rules", "\n/a\n/x 308 /y\n", "attribution", "yes"), """
                        3 problems in the redirect configuration

                        init-param attribution: "yes" is no switch (expected one of true, false)
                            yes
                            ^^^

                        init-param rules:2:3: the rule has no target; write "/a /new", or "/a -" to let the request pass
                            /a
                              ^

                        init-param rules:3:4: the status stands before the target; write "/x /y 308"
                            /x 308 /y
                               ^^^
                        """));
    }

    @ParameterizedTest
    @MethodSource
    void problems(Map<String, String> parameters, String report) {
        webFiles.put("/WEB-INF/good.rules", "/good /g1");

        assertThatThrownBy(() -> loader().parameters("init-param", parameters).load())
                .isInstanceOf(RedirectConfigurationException.class)
                .hasMessage(report.formatted(Path.of("").toAbsolutePath()));
    }

    @Test
    void aDirectoryIsNoFile() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder.rules"));
        try (URLClassLoader classes = new URLClassLoader(new URL[] {url(directory)}, null)) {
            assertThat(failure(new ConfigurationLoader(this::open, classes)
                            .parameters(
                                    "init-param", Map.of("rules-file", "file:" + folder + " classpath:folder.rules"))))
                    .isEqualTo("""
                            2 problems in the redirect configuration

                            init-param rules-file: "file:%1$s" is a directory: %1$s
                                file:%1$s classpath:folder.rules
                                %2$s

                            init-param rules-file: "classpath:folder.rules" is a directory: folder.rules
                                file:%1$s classpath:folder.rules
                                %3$s ^^^^^^^^^^^^^^^^^^^^^^
                            """.formatted(
                            folder, "^".repeat(("file:" + folder).length()), " ".repeat(("file:" + folder).length())));
        }
    }

    @Test
    void twoFilesThatAreNotNamedAreOneTooMany() {
        webFiles.put("/WEB-INF/redirects.rules", "/x /y");
        webFiles.put("/WEB-INF/redirects.yaml", "rules: []");

        assertThat(failure(loader())).isEqualTo("""
                1 problem in the redirect configuration

                /WEB-INF/redirects.yaml: both /WEB-INF/redirects.rules and /WEB-INF/redirects.yaml exist; delete one, or name \
                both in rules-file in the order that counts
                """);
    }

    @Test
    void problemsOfAllSourcesAreInOneReport() {
        webFiles.put("/WEB-INF/a.rules", "allow: *\n/a /b 399\n/c /d query=drop query=merge");
        webFiles.put("/WEB-INF/b.yaml", "rules:\n- {from: /a, to: /b, contry: DE}\n- {from: /e}");

        String report = failure(loader().annotated(Articles.class, List.of("*.do"))
                .parameters(
                        "init-param", Map.of("rules", "/in 308", "rules-file", "/WEB-INF/a.rules /WEB-INF/b.yaml")));

        assertThat(report.lines().filter(line -> line.matches("\\S.*:.*")).map(line -> line.replaceAll(": .*", "")))
                .containsExactlyInAnyOrder(
                        "/WEB-INF/a.rules:1:8",
                        "/WEB-INF/a.rules:2:7",
                        "/WEB-INF/a.rules:3:18",
                        "/WEB-INF/b.yaml:2:22",
                        "/WEB-INF/b.yaml:3:3",
                        "init-param rules:1:5",
                        Articles.class.getName() + " @RedirectFrom");
    }

    @Test
    void showsTheFirstHundredProblemsOfASource() {
        webFiles.put("/WEB-INF/redirects.rules", "<html>\n".repeat(250));

        assertThat(failure(loader())).startsWith("""
                        101 problems in the redirect configuration

                        /WEB-INF/redirects.rules: the first 100 problems are shown, 150 more are not

                        /WEB-INF/redirects.rules:1:7: the rule has no target; write "<html> /new", or "<html> -" to let the request pass
                            <html>
                                  ^

                        /WEB-INF/redirects.rules:2:7:""");
    }

    @Test
    void hundredThousandLinesAreRead() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            rules.append("/old/").append(i).append(" /new/").append(i).append(" 308\n");
        }
        webFiles.put("/WEB-INF/redirects.rules", rules.toString());

        Configuration configuration = loader().load();

        assertThat(configuration.redirects().size()).isEqualTo(100_000);
        assertThat(target(configuration, "/old/99999")).isEqualTo("/new/99999");
    }

    private ConfigurationLoader loader() {
        return new ConfigurationLoader(this::open, ConfigurationLoaderTest.class.getClassLoader(), name -> null);
    }

    private @Nullable InputStream open(String path) throws IOException {
        if (path.equals("/WEB-INF/broken.rules")) {
            throw new IOException("disk on fire");
        }
        String content = webFiles.get(path);
        return content == null ? null : new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String failure(ConfigurationLoader loader) {
        String[] report = new String[1];
        Consumer<Throwable> keep = problem -> report[0] = problem.getMessage();
        assertThatThrownBy(loader::load)
                .isInstanceOf(RedirectConfigurationException.class)
                .satisfies(keep::accept);
        return report[0];
    }

    private static String target(Configuration configuration, String path) {
        Decision decision = configuration
                .redirects()
                .decide(RedirectRequest.builder("GET", "https://www.example.com" + path)
                        .build());
        return decision instanceof Decision.Redirect redirect ? redirect.location() : decision.toString();
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    @Test
    void keepsTheOrderOfRulesAndLinesThatAreGivenOneByOne() {
        Configuration configuration = loader().lines("list[0]", "/all /0")
                .rule(RedirectRule.from("/all").to("/1").build())
                .lines("list[2]", "/all /2\n/b /3\n")
                .parameters("init-param", Map.of("rules", "/all /4"))
                .load();

        assertThat(configuration.redirects().rules())
                .extracting(rule -> rule.id() + " " + rule.from())
                .containsExactly(
                        "list[0] /all", "builder#2 /all", "list[2]:1 /all", "list[2]:2 /b", "init-param rules:1 /all");
    }

    @Test
    void namesLinesAndSettingsThatAreGivenOneByOneInErrors() {
        ConfigurationLoader loader = loader().lines("list[0]", "/old /new quary=drop")
                .setting("list.guard", "guard", "on")
                .setting("list.gaurd", "gaurd", "off");

        assertThatThrownBy(loader::load)
                .hasMessageContaining("list[0]: unknown key \"quary\"")
                .hasMessageContaining("    /old /new quary=drop\n              ^^^^^\n")
                .hasMessageContaining(
                        "list.guard: guard \"on\" is unknown (expected off, report or enforce)\n    on\n    ^^")
                .hasMessageContaining("list.gaurd: unknown setting \"gaurd\"; did you mean \"guard\"?");
    }

    @Test
    void readsARuleOfSingleNamesAsTheYamlObjectThatItIs() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("from", List.of("/old"));
        parts.put("to", List.of("/new"));
        parts.put("methods", List.of("GET", "POST"));
        parts.put("when.header.X-Country", List.of("NO", "SE"));
        parts.put("not.cookie.beta", List.of("1"));
        Redirects redirects = loader().object("list[0]", parts).load().redirects();

        RequestBuilder request = RedirectRequest.builder("GET", "https://app.example/old");
        assertThat(redirects.decide(request.build())).isInstanceOf(Decision.Pass.class);
        assertThat(redirects.decide(request.header("X-Country", "NO").build()).rule())
                .isEqualTo("list[0]");
        assertThat(redirects.decide(request.cookie("beta", "1").build())).isInstanceOf(Decision.Pass.class);
    }

    @Test
    void namesThePartsOfARuleOfSingleNamesInErrors() {
        ConfigurationLoader loader = loader().object("list[0]", Map.of("from", List.of("/old")))
                .object("list[1]", Map.of("from", List.of("/a", "/b"), "to", List.of("/new")))
                .object(
                        "list[2]",
                        Map.of("from", List.of("/a"), "to", List.of("/b"), "country", List.of("DE,FR", "IT")))
                .object("list[3]", Map.of("from", List.of("/a"), "to", List.of("/b"), "when", List.of("beta=1")))
                .object("list[4]", Map.of("from", List.of("/a"), "to", List.of("/b"), "cookie.beta", List.of("")));

        assertThatThrownBy(loader::load)
                .hasMessageContaining("list[0]: the rule has no \"to\"; write to: \"/new\", or to: \"-\"")
                .hasMessageContaining("list[1].from: \"from\" needs one text, not a list\n    /a,/b\n    ^^^^^")
                .hasMessageContaining("list[2].country: a comma separates values; write \"DE,FR\" as several entries")
                .hasMessageContaining("list[3].when: unknown key \"beta\"")
                .hasMessageContaining("\n    beta=1\n    ^^^^\n")
                .hasMessageContaining(
                        "list[4].cookie.beta: \"cookie.beta\" has no value; a condition that needs none stands in a list:"
                                + " when: [cookie.beta]\n    cookie.beta\n");
    }

    @Test
    void tellsWhichSettingsThereAre() {
        assertThat(ConfigurationLoader.settings()).contains("rules", "rules-file", "allow", "max-path");
    }
}
