package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.config.LiveConfiguration;
import org.junit.jupiter.api.Test;

/**
 * What log, JMX and Actuator show of texts that rules and requests bring: no line is forged, no terminal obeys, and nothing
 * is turned around.
 */
class HostileTextsTest {
    private static final String HOSTILE = "x\r\n2026-01-01 INFO forged\u001B[2J\u009B1m\u202Etxt.exe\u2028\u0000";
    private static final String SHOWN =
            "x\\u000D\\u000A2026-01-01 INFO forged\\u001B[2J\\u009B1m\\u202Etxt.exe\\u2028\\u0000";

    private static ConfigurationLoader loader(String... lines) {
        return new ConfigurationLoader(path -> null, HostileTextsTest.class.getClassLoader())
                .lines("rules", "#\n" + String.join("\n", lines));
    }

    private static RedirectRequest request(String url) {
        return RedirectRequest.builder("GET", url).build();
    }

    @Test
    void theIdOfARuleWhoseTargetIsRefused() {
        try (LogCapture log = new LogCapture()) {
            Redirects redirects = Redirects.builder()
                    .rule(RedirectRule.from("/go")
                            .to("{param:u}")
                            .status(RedirectStatus.FOUND)
                            .option("id", HOSTILE)
                            .build())
                    .build();

            redirects.decide(request("https://app.example/go?u=https://evil.example/%0A%1B[2J%E2%80%AE"));

            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith("Redirect target refused (")
                    .contains(" for rule " + SHOWN + ": \"https://evil.example/")
                    .matches("[ -~]+");
            assertThat(redirects.recentRefusals()).singleElement().satisfies(refused -> {
                assertThat(refused.sender()).isEqualTo("rule " + SHOWN);
                assertThat(refused.target()).matches("[ -~]+");
            });
        }
    }

    @Test
    void theNameOfAShareThatIsSet() {
        try (LogCapture log = new LogCapture()) {
            Redirects redirects = Redirects.builder()
                    .rule(RedirectRule.from("/a")
                            .to("/b")
                            .status(RedirectStatus.FOUND)
                            .option("id", HOSTILE)
                            .option("share", "10%")
                            .option("by", "ip")
                            .build())
                    .build();

            redirects.controls().set("share." + HOSTILE, "20%");
            redirects.controls().reset("share." + HOSTILE);

            assertThat(log.messages())
                    .containsExactly(
                            "share." + SHOWN + " was set from \"10%\" to \"20%\"",
                            "share." + SHOWN + " was reset from \"20%\" to \"10%\"");
        }
    }

    @Test
    void aReportOfRulesThatCouldNotBeLoadedAgain() {
        try (LogCapture log = new LogCapture();
                LiveConfiguration live = LiveConfiguration.load(loader("/a /b"), Redirects::builder)) {
            assertThat(live.reload(loader("/a\u001B[2J\u202E /b 399 k\u0007=\u2028"), Redirects::builder))
                    .isFalse();

            assertThat(live.status().error())
                    .isNotNull()
                    .contains("    /a\\u001B[2J\\u202E /b 399 k\\u0007=")
                    .matches("[ -~\n]+");
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .endsWith(": " + live.status().error());
        }
    }

    @Test
    void findingsAndWarnings() {
        try (LogCapture log = new LogCapture();
                LiveConfiguration live = LiveConfiguration.load(
                        loader("/a\u202E /b\u202E 308 id=\u001B[2J", "/b\u202E /a\u202E 308 id=\u009Bx"),
                        Redirects::builder)) {
            LintLog.write(live.current(), "");

            assertThat(log.messages()).isNotEmpty().allMatch(message -> message.matches("[ -~]+"));
        }
    }
}
