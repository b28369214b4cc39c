package io.github.redirectfilter.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Every example of the user guide does what the page says.
 *
 * <p>An example is one or more code blocks with a configuration ({@code rules}, {@code yaml}, {@code csv}, {@code java},
 * {@code xml} with a filter, {@code convert KIND} with that of another engine) and then one with what becomes of it: {@code requests}, with a {@link RequestLine} each, or
 * {@code error}, with the report; or {@code findings}, with the head lines of lint; {@code explain}, with a request and what
 * is said of it; {@code console}, with a command that looks at the rules as {@code redirects.rules}. Java with a
 * {@code @Test} is run with the rules in front of it, and passes, or fails as a block {@code failure} behind it says. Other
 * blocks are not examples.
 */
class DocsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    @TestFactory
    List<DynamicNode> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md"))
                                    .filter(file -> !file.endsWith("spring.md")) // run where Spring is
                                    .sorted())
                    .map(DocsTest::page)
                    .toList();
        }
    }

    private static DynamicNode page(Path file) {
        List<DynamicTest> tests = new ArrayList<>();
        Example example = new Example();
        int outcomes = 0;
        List<CodeBlock> blocks = CodeBlock.in(file);
        for (int i = 0; i < blocks.size(); i++) {
            CodeBlock block = blocks.get(i);
            if (block.isConfiguration()) {
                if (!example.add(block)) {
                    tests.add(failing(file, example.firstLine()));
                    example = new Example();
                    example.add(block);
                }
            } else if (block.isOutcome()) {
                tests.addAll(outcome(file, example, block));
                example = new Example();
                outcomes++;
            } else if (block.isTest()) {
                CodeBlock next = i + 1 < blocks.size() ? blocks.get(i + 1) : block;
                tests.add(javaTest(file, new JavaTest(block, example.rules()), next));
                example = new Example();
                outcomes++;
            }
        }
        if (!example.isEmpty()) {
            tests.add(failing(file, example.firstLine()));
        }
        int examples = outcomes;
        tests.add(test(
                file, 1, () -> assertThat(examples).as("examples on the page").isPositive()));
        return dynamicContainer(file.getFileName().toString(), file.toUri(), tests.stream());
    }

    private static List<DynamicTest> outcome(Path file, Example example, CodeBlock block) {
        if (block.language().equals("error")) {
            return List.of(test(
                    file,
                    block.line(),
                    () -> assertThat(example.report()).isEqualTo(block.text().strip())));
        }
        if (!block.language().equals("requests")) {
            return List.of(test(
                    file,
                    block.line(),
                    () -> assertThat(example.toolOutput(block))
                            .isEqualTo(block.text().strip())));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            if (!line.isBlank()) {
                tests.add(test(
                        file,
                        block.line() + 1 + i,
                        () -> RequestLine.parse(line).check(example.load())));
            }
        }
        return tests;
    }

    private static DynamicTest javaTest(Path file, JavaTest run, CodeBlock next) {
        boolean fails = next.language().equals("failure");
        return test(file, run.test().line(), fails ? () -> run.failsWith(next.text()) : run::passes);
    }

    private static DynamicTest failing(Path file, int line) {
        return test(
                file,
                line,
                () -> assertThat(false)
                        .as("requests or an error follow the example")
                        .isTrue());
    }

    private static DynamicTest test(Path file, int line, Executable executable) {
        return dynamicTest(file.getFileName() + ":" + line, executable);
    }
}
