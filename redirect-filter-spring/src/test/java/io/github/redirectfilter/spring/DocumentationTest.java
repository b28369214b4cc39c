package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.RuleTest;
import io.github.redirectfilter.config.WrittenTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** What the page about Spring shows, done: YAML and Java with the requests below them. */
class DocumentationTest {
    private static final String PAGE = "docs/spring.md";
    private static final Pattern BLOCK = Pattern.compile("```(xml|yml|java|text)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("(?m)^class (\\w+)");
    private static final Path GUIDE = Path.of("redirect-filter-spring/src/test/java/com/example/guide");

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(PAGE))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static String read(String file) throws IOException {
        return Files.readString(root().resolve(file));
    }

    /** What somebody copies, and the requests that are made then; none where a test makes them. */
    record Example(String kind, String code, String requests) {
        String className() {
            Matcher name = CLASS.matcher(code);
            assertThat(name.find()).as(code).isTrue();
            return name.group(1);
        }
    }

    private static Stream<Example> examples() throws IOException {
        List<MatchResult> blocks = BLOCK.matcher(read(PAGE)).results().toList();
        Stream.Builder<Example> examples = Stream.builder();
        for (int i = 0; i < blocks.size(); i++) {
            MatchResult block = blocks.get(i);
            boolean asked = i + 1 < blocks.size() && blocks.get(i + 1).group(1).equals("text");
            if (!block.group(1).equals("text")) {
                examples.add(new Example(
                        block.group(1),
                        block.group(2),
                        asked ? blocks.get(i + 1).group(2) : ""));
            }
        }
        return examples.build();
    }

    private static Stream<Example> examples(String kind) throws IOException {
        return examples().filter(example -> example.kind.equals(kind));
    }

    static Stream<Example> yaml() throws IOException {
        return examples("yml");
    }

    static Stream<Example> java() throws IOException {
        return examples("java");
    }

    /** Whose rules and settings are complete but for what an application has anyway. */
    private static WebApplicationContextRunner application() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RedirectFilterAutoConfiguration.class))
                .withUserConfiguration(Mvc.class);
    }

    @Configuration
    @EnableWebMvc
    static class Mvc {}

    @ParameterizedTest
    @MethodSource("yaml")
    void yamlDoesWhatThePageSays(Example example) {
        decides(
                application()
                        .withInitializer(new Yaml(example.code))
                        .withBean("db", HealthSource.class, () -> HealthSource.of("db", () -> true))
                        .withBean("payments", HealthSource.class, () -> HealthSource.of("payments", () -> true)),
                example.requests);
    }

    @ParameterizedTest
    @MethodSource("java")
    void classesDoWhatThePageSays(Example example) {
        String name = example.className();
        if (name.endsWith("Test")) {
            assertThat(example.requests).isEmpty(); // it is one of the tests here
        } else {
            Class<?> type = ClassUtils.resolveClassName("com.example.guide." + name, null);
            decides(application().withUserConfiguration(type), example.requests);
        }
    }

    @ParameterizedTest
    @MethodSource("java")
    void classesAreThoseThatRun(Example example) throws IOException {
        String source = read(GUIDE.resolve(example.className() + ".java").toString());

        assertThat(source).isEqualTo("package com.example.guide;\n\n" + example.code);
    }

    @Test
    void theDependencyIsThatOfTheExample() throws IOException {
        String pom = read("examples/spring-boot/pom.xml");
        Matcher version = Pattern.compile("<redirect-filter.version>(.*?)</").matcher(pom);
        assertThat(version.find()).isTrue();

        assertThat(examples("xml"))
                .singleElement()
                .satisfies(example -> assertThat(pom.replace("${redirect-filter.version}", version.group(1))
                                .replaceAll("\\s", ""))
                        .contains(example.code.replaceAll("\\s", "")));
    }

    @Test
    void noBlockIsLeftOut() throws IOException {
        assertThat(examples().count()
                        + examples()
                                .filter(example -> !example.requests.isEmpty())
                                .count())
                .isEqualTo(read(PAGE)
                                .lines()
                                .filter(line -> line.startsWith("```"))
                                .count()
                        / 2)
                .isGreaterThan(8);
        assertThat(BLOCK.matcher(read(PAGE)).replaceAll("")).doesNotContain("\n    ", "```");
    }

    @Test
    void doesWhatTheReadmeSays() throws IOException {
        Matcher yaml =
                Pattern.compile("(?m)^    redirect-filter:\n(?:      .*\n)+").matcher(read("README.md"));
        assertThat(yaml.find()).isTrue();
        decides(application().withInitializer(new Yaml(yaml.group().indent(-4))), """
                GET /old-home        -> 308 /
                GET /blog/2024/hello -> 301 /articles/hello?year=2024
                """);
    }

    private static void decides(WebApplicationContextRunner application, String requests) {
        application.run(context -> assertThat(requests.lines()).isNotEmpty().allSatisfy(line -> {
            RuleTest test = RuleTest.of(new WrittenTest(Place.of(PAGE), line));
            assertThat(test.run(context.getBean(Redirects.class)).actual())
                    .as(line)
                    .isEqualTo(test.expected());
        }));
    }
}
