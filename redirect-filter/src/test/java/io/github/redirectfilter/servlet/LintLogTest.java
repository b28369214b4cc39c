package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the log says of rules that begin to decide. */
class LintLogTest {
    private static Configuration rules(String text) {
        return new ConfigurationLoader(
                        path -> path.endsWith(".rules")
                                ? new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))
                                : null,
                        LintLogTest.class.getClassLoader())
                .load();
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "/a" + i + "/{id} /b 308\n")
                .collect(Collectors.joining());
    }

    @Test
    void saysWhatIsOddAndWhatIsWrong() {
        try (LogCapture log = new LogCapture()) {
            LintLog.write(rules("/a /b\n/b /a\n/c/{id} /d 308\n~/e/(.*) /f/{1}\n"), "");

            assertThat(log.messages())
                    .containsExactly(
                            "/WEB-INF/redirects.rules:1: error [loop] a loop: /a -> /b -> /a (/a at /WEB-INF/redirects.rules:1,"
                                    + " /b at /WEB-INF/redirects.rules:2). Browsers give up after 20 redirects (Fetch standard) and"
                                    + " show an error page of their own. Decide which address stays, and let no rule lead away from"
                                    + " it; or put a rule with the target - for it in front.",
                            "/WEB-INF/redirects.rules:3:1: warning [unused-capture] the target has no place for {id}. All its"
                                    + " values lead to the same page, which is seldom meant where a value has a name. Add {id} to the"
                                    + " target, or begin the name with _ if it is meant: {_id}.");
            assertThat(log.records()).extracting(line -> line.getLevel()).containsExactly(Level.SEVERE, Level.WARNING);
        }
    }

    @Test
    void saysTheFirstAndHowManyMoreThereAre() {
        try (LogCapture log = new LogCapture()) {
            LintLog.write(rules(lines(23)), "");

            assertThat(log.messages())
                    .hasSize(21)
                    .last()
                    .isEqualTo("3 more findings about the rules; the command line's check prints all");
        }
    }

    @Test
    void looksAtNoMoreRulesThanAreQuick() {
        try (LogCapture log = new LogCapture()) {
            LintLog.write(rules(lines(LintLog.MOST_RULES + 1)), "");

            assertThat(log.messages())
                    .containsExactly(
                            "More than 5000 rules are not looked at for mistakes when they start; the command line's"
                                    + " check does");
        }
    }

    @Test
    void theContextPathCounts() {
        try (LogCapture log = new LogCapture()) {
            Configuration rules = rules("//a.example/{*p} https://b.example/{p} 308\n");
            LintLog.write(rules, "");
            assertThat(log.messages()).isEmpty();

            LintLog.write(rules, "/shop");
            assertThat(log.messages()).singleElement().asString().contains("[context]");
        }
    }

    @Test
    void aDuplicateThatIsToldAlreadyIsNotToldAgain() {
        try (LogCapture log = new LogCapture()) {
            LintLog.write(rules("/a /b\n/a /c\n"), "");

            assertThat(log.messages()).isEmpty();
        }
    }
}
