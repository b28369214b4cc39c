package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** What the documentation shows in YAML, done. */
class DocumentationTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yml\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REQUEST = Pattern.compile("(\\w+) +(\\S+)(?: +\\[(\\S+): (\\S+)])? +-> (.+)");

    static String read(String page) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/spring.md"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve(page));
    }

    record Example(String yaml, String requests) {}

    static Stream<Example> examples() throws IOException {
        return EXAMPLE.matcher(read("docs/spring.md")).results().map(each -> new Example(each.group(1), each.group(2)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesWhatThePageSays(Example example) {
        decides(example.yaml, example.requests);
    }

    @Test
    void hasAsManyExamplesAsYaml() throws IOException {
        assertThat(examples()).hasSize(read("docs/spring.md").split("```yml", -1).length - 1);
    }

    @Test
    void doesWhatTheReadmeSays() throws IOException {
        Matcher yaml =
                Pattern.compile("(?m)^    redirect-filter:\n(?:      .*\n)+").matcher(read("README.md"));
        assertThat(yaml.find()).isTrue();
        decides(yaml.group().indent(-4), """
                GET /old-home        -> 308 /
                GET /blog/2024/hello -> 301 /articles/hello?year=2024
                """);
    }

    private static void decides(String yaml, String requests) {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RedirectFilterAutoConfiguration.class))
                .withInitializer(new Yaml(yaml))
                .run(context -> assertThat(requests.lines()).isNotEmpty().allSatisfy(line -> {
                    Matcher request = REQUEST.matcher(line);
                    assertThat(request.matches()).as(line).isTrue();
                    assertThat(answer(context.getBean(Redirects.class), request))
                            .as(line)
                            .isEqualTo(request.group(5));
                }));
    }

    private static String answer(Redirects redirects, Matcher line) {
        RequestBuilder request = RedirectRequest.builder(line.group(1), "https://app.example" + line.group(2));
        if (line.group(3) != null) {
            request.header(line.group(3), line.group(4));
        }
        Decision decision = redirects.decide(request.build());
        Decision answer = decision instanceof Decision.Refused refused ? refused.answer() : decision;
        if (answer instanceof Decision.Redirect redirect) {
            return redirect.status().code() + " " + redirect.location();
        }
        return answer instanceof Decision.Respond respond ? String.valueOf(respond.status()) : "pass";
    }
}
