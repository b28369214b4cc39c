package io.github.redirectfilter.test;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.RuleTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * The tests that stand among rules as tests of JUnit, each with its own line in the report. Needs JUnit Jupiter.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> rules() {
 *     return RuleTests.file("src/main/webapp/WEB-INF/redirects.rules");
 * }
 * }</pre>
 *
 * <p>As with the command {@code test}, nothing is started and nothing is used up: no health check asks, and no limit is
 * reached.
 */
public final class RuleTests {
    private RuleTests() {}

    /**
     * The tests of a file.
     *
     * @param path absolute, or from the directory that the tests run in, which is the module's with Maven and Gradle
     * @throws RedirectConfigurationException with everything that is wrong with the rules
     * @throws IllegalArgumentException if a test is none, or if there are none, for then nothing would be tested
     */
    public static Stream<DynamicTest> file(String path) {
        return file(path, Redirects.builder());
    }

    /**
     * The tests of a file, below what a builder has already: a clock, conditions.
     *
     * @param path as for {@link #file(String)}
     * @throws RedirectConfigurationException with everything that is wrong with the rules
     * @throws IllegalArgumentException as for {@link #file(String)}
     */
    public static Stream<DynamicTest> file(String path, Redirects.Builder builder) {
        return tests("file:" + path, builder);
    }

    /**
     * The tests of a file on the class path, such as {@code redirects.rules}.
     *
     * @throws RedirectConfigurationException with everything that is wrong with the rules
     * @throws IllegalArgumentException as for {@link #file(String)}
     */
    public static Stream<DynamicTest> classPath(String name) {
        return classPath(name, Redirects.builder());
    }

    /**
     * The tests of a file on the class path, below what a builder has already.
     *
     * @throws RedirectConfigurationException with everything that is wrong with the rules
     * @throws IllegalArgumentException as for {@link #file(String)}
     */
    public static Stream<DynamicTest> classPath(String name, Redirects.Builder builder) {
        return tests("classpath:" + name, builder);
    }

    private static Stream<DynamicTest> tests(String location, Redirects.Builder builder) {
        Configuration configuration = TestRules.configuration("rules-file", location, builder.atRest());
        List<RuleTest> tests = configuration.tests().stream().map(RuleTest::of).toList();
        if (tests.isEmpty()) {
            throw new IllegalArgumentException(
                    location + " has no tests (expected lines such as ## test: GET /old?id=7 -> 301 /new/7)");
        }
        return tests.stream()
                .map(test -> DynamicTest.dynamicTest(test.text(), () -> check(test, configuration.redirects())));
    }

    private static void check(RuleTest test, Redirects redirects) {
        RuleTest.Result result = test.run(redirects);
        if (!test.accepts(result)) {
            String rule = result.rule() == null ? "no rule decides" : "rule " + result.rule() + " decides";
            throw new AssertionFailedError(
                    test.place() + ": " + test.text() + "\n but was: " + result.actual() + "\n because: " + rule,
                    test.expected(),
                    result.actual());
        }
    }
}
