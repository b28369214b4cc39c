package com.example.quickstart;

import static io.github.redirectfilter.test.RedirectsAssert.assertThat;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.test.TestRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules alone: fast, and a failure names the rule. What goes over the wire is for {@link QuickstartTest}. */
class RulesTest {
    private final Redirects rules = TestRules.classPath("redirects.rules");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/%5Cevil.example",
                "https://partner.example.evil.example/",
                "https://partner.example@evil.example/",
                "http://partner.example/",
                "javascript:alert(1)",
            })
    void refusesTargetsThatAreNotAllowed(String target) {
        assertThat(rules).get("/go?url=" + target).isRefused().withStatus(400);
    }

    @Test
    void thePathAloneWithoutAUrlPasses() {
        assertThat(rules).get("/go").passes();
    }

    @Test
    void aHeaderDecides() {
        assertThat(rules)
                .get("/dashboard")
                .header("X-Beta", "1")
                .redirectsTo("/dashboard/next")
                .withStatus(302)
                .carries("Vary", "X-Beta");
        assertThat(rules).get("/dashboard").passes().carries("Vary", "X-Beta");
    }

    @Test
    void theCountryDecides() {
        assertThat(rules).get("/welcome").header("CF-IPCountry", "AT").redirectsTo("/welcome/de");
        assertThat(rules).get("/welcome").header("CF-IPCountry", "NZ").passes();
        assertThat(rules).get("/welcome").redirectsTo("/welcome/world");
    }

    @Test
    void maintenanceLeavesTheStartPageOpen() {
        rules.controls().set("switch.maintenance", "on");

        assertThat(rules).get("/articles/hello").respondsWith(503).byRule("closed");
        assertThat(rules).get("/control/values").passes();
        assertThat(rules).get("/old-home").redirectsTo("/").withStatus(308);
    }
}
