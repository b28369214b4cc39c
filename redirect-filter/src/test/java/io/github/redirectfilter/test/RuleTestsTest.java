package io.github.redirectfilter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.RuleTest;
import io.github.redirectfilter.config.WrittenTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class RuleTestsTest {
    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void eachLineIsATest() throws Throwable {
        List<DynamicTest> tests = RuleTests.file(file("a.rules", """
                /old  /new  308
                ## test: GET /old -> 308 /new
                ## test: GET /else -> pass
                """)).toList();

        assertThat(tests)
                .extracting(DynamicTest::getDisplayName)
                .containsExactly("GET /old -> 308 /new", "GET /else -> pass");
        for (DynamicTest test : tests) {
            assertThatCode(test.getExecutable()::execute).doesNotThrowAnyException();
        }
    }

    @Test
    void aFailureSaysWhatWasAndWhy() throws IOException {
        List<DynamicTest> tests = RuleTests.file(file("a.yaml", """
                rules:
                  - {from: /old, to: /new, id: first}
                tests:
                  - GET /old -> 301 /new
                  - GET /x -> 410
                """)).toList();

        assertThatThrownBy(tests.get(0).getExecutable()::execute)
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
                    assertThat(failure.getExpected().getValue()).isEqualTo("301 /new");
                    assertThat(failure.getActual().getValue()).isEqualTo("307 /new");
                })
                .hasMessage("file:" + folder
                        + "/a.yaml:4: GET /old -> 301 /new\n but was: 307 /new\n because: rule first" + " decides");
        assertThatThrownBy(tests.get(1).getExecutable()::execute)
                .hasMessage("file:" + folder + "/a.yaml:5: GET /x -> 410\n but was: pass\n because: no rule decides");
    }

    @Test
    void takesABuilderWithAClock() throws Throwable {
        String rules = file("a.rules", """
                /sale  /shop  302  time=2026-12-01T00:00:00Z/2027-01-01T00:00:00Z
                ## test: GET /sale -> 302 /shop
                """);
        Redirects.Builder december = Redirects.builder().clock(() -> Instant.parse("2026-12-24T00:00:00Z"));

        for (DynamicTest test : RuleTests.file(rules, december).toList()) {
            assertThatCode(test.getExecutable()::execute).doesNotThrowAnyException();
        }
    }

    @Test
    void noTestsAreAMistake() throws IOException {
        String rules = file("a.rules", "/old /new # test: GET /old -> 307\n");

        assertThatThrownBy(() -> RuleTests.file(rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file:" + rules
                        + " has no tests (expected lines such as ## test: GET /old?id=7 -> 301 /new/7)");
    }

    @Test
    void whatIsNoTestIsAMistake() throws IOException {
        String rules = file("a.rules", "/old /new\n## test: /old -> 307\n");

        assertThatThrownBy(() -> RuleTests.file(rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file:" + rules
                        + ":2: \"/old -> 307\" is no test (expected for example GET /old?id=7 -> 301 /new/7)");
    }

    @Test
    void readsTheClassPath() {
        assertThatThrownBy(() -> RuleTests.classPath("missing.rules"))
                .hasMessageContaining("there is no \"missing.rules\" on the class path");
    }

    /** As JUnit runs them in parallel: what one sets, no other sees. */
    @Test
    void testsThatRunAtTheSameTimeDoNotSeeEachOther() throws Exception {
        List<DynamicTest> tests = RuleTests.file(file("a.rules", """
                /x  -  503  switch=closed
                ## test: GET /x while=switch.closed:on -> 503
                ## test: GET /x while=switch.closed:off -> pass
                ## test: GET /x -> pass
                """)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                DynamicTest test = tests.get(i % tests.size());
                running.add(threads.submit(() -> {
                    try {
                        test.getExecutable().execute();
                    } catch (Throwable failure) {
                        throw new AssertionError(failure);
                    }
                    return null;
                }));
            }
            for (Future<Void> each : running) {
                assertThatCode(each::get).doesNotThrowAnyException();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whatWasSetBeforeATestIsSetBehindIt() {
        Redirects redirects = TestRules.text("/x - 503 switch=closed\n/y - 503 switch=off");
        redirects.controls().set("switch.closed", "on");
        RuleTest test = RuleTest.of(
                new WrittenTest(Place.of("here"), "GET /x while=switch.closed:off while=switch.off:on -> pass"));

        assertThat(test.run(redirects)).isEqualTo(new RuleTest.Result("pass", null));

        assertThat(redirects.controls().get("switch.closed").value()).isEqualTo("on");
        assertThat(redirects.controls().get("switch.off").value()).isEqualTo("off");
    }
}
