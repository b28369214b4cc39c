package com.example.starters;

import static com.example.starters.Browser.PASSWORD;
import static com.example.starters.Browser.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spring Cloud beside the starters: {@code POST /actuator/refresh} reads an {@code application.yml} again. */
class CloudTest {
    @TempDir
    private Path folder;

    private Browser browser;

    @Test
    void aRefreshTakesTheRulesThatChanged() throws Exception {
        properties("greeting: hello");
        try (Running application = Running.start(
                "--spring.config.location=file:" + folder + "/",
                "--management.endpoints.web.exposure.include=prometheus,redirects,refresh")) {
            browser = application.browser();
            browser.login(PASSWORD);
            assertThat(answer(browser.get("/old-account")))
                    .as("neither rules nor the guard")
                    .isEqualTo("404 -");

            properties("greeting: hello", "redirect-filter.rules: [/old-account /home]");
            assertThat(answer(browser.get("/old-account")))
                    .as("nobody has told yet")
                    .isEqualTo("404 -");
            assertThat(refresh()).isEqualTo("[\"redirect-filter.rules[0]\"]");
            assertThat(answer(browser.get("/old-account"))).isEqualTo("307 /home");
            reloads(1, 0);

            properties("greeting: good evening", "redirect-filter.rules: [/old-account /home]");
            assertThat(refresh()).as("has nothing to do with redirects").isEqualTo("[\"greeting\"]");
            reloads(1, 0);

            properties("greeting: good evening", "redirect-filter.rules: [/old-account /nowhere 399]");
            assertThat(refresh()).isEqualTo("[\"redirect-filter.rules[0]\"]");
            assertThat(answer(browser.get("/old-account"))).isEqualTo("307 /home");
            reloads(1, 1);
            assertThat(browser.get("/actuator/redirects").body())
                    .contains("redirect-filter.rules[0]: status \\\"399\\\" is not one a rule can send");

            properties("greeting: good evening", "redirect-filter.rules: [/old-account /mended]");
            assertThat(refresh()).isEqualTo("[\"redirect-filter.rules[0]\"]");
            assertThat(answer(browser.get("/old-account"))).isEqualTo("307 /mended");
            reloads(2, 1);
        }
    }

    private void properties(String... lines) throws IOException {
        Files.writeString(folder.resolve("application.yml"), String.join("\n", lines));
    }

    /** The names of the properties that changed, as Spring Cloud says. */
    private String refresh() throws Exception {
        return browser.post("/actuator/refresh", "").body();
    }

    private void reloads(int successes, int failures) throws Exception {
        assertThat(browser.get("/actuator/prometheus").body())
                .contains("redirect_filter_reloads_total{result=\"success\"} " + successes + ".0")
                .contains("redirect_filter_reloads_total{result=\"failure\"} " + failures + ".0");
    }
}
