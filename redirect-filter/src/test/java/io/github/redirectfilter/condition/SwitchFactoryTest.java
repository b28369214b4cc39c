package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls.Entry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchFactoryTest {
    private final Map<String, String> variables = new HashMap<>();

    private Redirects.Builder rule(String key, String value) {
        return Redirects.builder()
                .conditionFactory(new SwitchFactory(variables::get))
                .rule(RedirectRule.from("/a").to("/b").option(key, value).build());
    }

    private static boolean holds(Redirects redirects) {
        RedirectRequest request =
                RedirectRequest.builder("GET", "https://app.example/a").build();
        return redirects.decide(request) instanceof Decision.Redirect;
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            none,  none,  false
            none,  true,  true
            none,  ON,    true
            none,  off,   false
            on,    none,  true
            true,  none,  true
            False, none,  false
            off,   true,  false
            on,    false, true
            on,    wrong, true
            """)
    void theFirstValueIsTheSettingElseTheVariableElseOff(String setting, String variable, boolean on) {
        variables.put("NEW_SHOP_2", variable);
        Redirects.Builder builder = rule("switch", "new-shop.2");
        if (setting != null) {
            builder.setting("switch.new-shop.2", setting);
        }

        assertThat(holds(builder.build())).isEqualTo(on);
    }

    @Test
    void systemPropertiesAreVariables() {
        System.setProperty("REDIRECT_FILTER_TEST_SWITCH", "true");
        try {
            Redirects redirects = Redirects.builder()
                    .rule(RedirectRule.from("/a")
                            .to("/b")
                            .option("switch", "redirect-filter-test-switch")
                            .build())
                    .build();

            assertThat(holds(redirects)).isTrue();
        } finally {
            System.clearProperty("REDIRECT_FILTER_TEST_SWITCH");
        }
    }

    @Test
    void theNextRequestSeesAChange() {
        Redirects redirects = rule("switch", "maintenance").build();
        redirects.controls().set("switch.maintenance", "on");
        assertThat(holds(redirects)).isTrue();
        assertThat(redirects.controls().list()).containsExactly(new Entry("switch.maintenance", "on", "off"));

        redirects.controls().set("switch.maintenance", "false");
        assertThat(holds(redirects)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"off, off, false", "on, off, true", "off, on, true", "on, on, true"})
    void oneOfSeveralIsEnough(String first, String second, boolean holds) {
        Redirects redirects = rule("switch", "a, b").build();
        redirects.controls().set("switch.a", first);
        redirects.controls().set("switch.b", second);

        assertThat(holds(redirects)).isEqualTo(holds);
    }

    @Test
    void itCanBeNegated() {
        assertThat(holds(rule("not.switch", "a").build())).isTrue();
        assertThat(holds(rule("not.switch", "a").setting("switch.a", "on").build()))
                .isFalse();
    }

    @Test
    void noCacheKeepsAnAnswerAndAPassIsLeftAlone() {
        Redirects redirects = rule("switch", "a").build();
        RedirectRequest request =
                RedirectRequest.builder("GET", "https://app.example/a").build();
        assertThat(redirects.decide(request).headers().isEmpty()).isTrue();

        redirects.controls().set("switch.a", "on");
        assertThat(redirects.decide(request).headers().cacheControl()).isEqualTo("no-store");
        assertThat(redirects.decide(request).headers().vary()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            switch.shop | on   | the name of the switch stands behind "=" (expected switch=shop)
            switch      | a b  | "a b" is no name of a switch (expected letters, digits, dashes, dots and underscores)
            switch      | 'a,' | "" is no name of a switch (expected letters, digits, dashes, dots and underscores)
            """)
    void mistakesAreErrorsWithTheMend(String key, String value, String message) {
        assertThatThrownBy(rule(key, value)::build)
                .isInstanceOf(RedirectConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aSwitchHasAName() {
        Redirects.Builder alone = Redirects.builder()
                .rule(RedirectRule.from("/a").to("/b").option("switch").build());

        assertThatThrownBy(alone::build)
                .hasMessageContaining("the name of the switch stands behind \"=\" (expected switch=maintenance)");
    }

    @Test
    void aVariableThatIsNoStateIsAnErrorThatNamesIt() {
        variables.put("PATH", "/usr/bin");

        assertThatThrownBy(rule("switch", "path")::build)
                .hasMessageContaining(
                        "the switch \"path\" takes its first value from the system property or environment"
                                + " variable PATH, where \"/usr/bin\" is no state of a switch (expected one of on, off, true,"
                                + " false); or set it as switch.path: off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "1", "on off"})
    void aValueIsOnOrOff(String value) {
        String message = "\"" + value + "\" is no state of a switch (expected one of on, off, true, false)";
        Redirects.Builder builder = rule("switch", "a");
        assertThatThrownBy(() -> builder.setting("switch.a", value)).hasMessage(message);

        Redirects redirects = builder.build();
        assertThatThrownBy(() -> redirects.controls().set("switch.a", value)).hasMessage("switch.a: " + message);
    }

    @Test
    void aPermanentRedirectCanNotDependOnIt() {
        Redirects.Builder builder = Redirects.builder()
                .rule(RedirectRule.from("/a")
                        .to("/b")
                        .status(io.github.redirectfilter.RedirectStatus.PERMANENT_REDIRECT)
                        .option("switch", "a")
                        .build());

        assertThatThrownBy(builder::build)
                .hasMessageContaining(
                        "is kept by browsers for good, but a condition of this rule can change" + " (expected 307)");
    }
}
