package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.JdkProxyHint;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

/** What a native image takes along. */
class HintsTest {
    private final RuntimeHints hints = new RuntimeHints();

    HintsTest() {
        new RulesFileHints().registerHints(hints, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redirects.rules",
                "redirects.yaml",
                "old-redirects.csv",
                "redirects-2024.yml",
                "redirects/shop.rules",
                "META-INF/services/io.github.redirectfilter.ConditionFactory"
            })
    void filesOfRulesAreThere(String file) {
        assertThat(RuntimeHintsPredicates.resource().forResource(file)).accepts(hints);
    }

    @Test
    void whatBoot3AsksForItsHealthIsThere() {
        new RedirectsHealthOnBoot3.Hints().registerHints(hints, null);
        TypeReference indicator = TypeReference.of("org.springframework.boot.actuate.health.HealthIndicator");
        assertThat(hints.proxies().jdkProxyHints())
                .extracting(JdkProxyHint::getProxiedInterfaces)
                .containsExactly(List.of(indicator));
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(TypeReference.of("org.springframework.boot.actuate.health.Health$Builder"))
                        .withMemberCategory(MemberCategory.INVOKE_PUBLIC_METHODS))
                .accepts(hints);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.yaml", "rules.csv", "redirects.txt"})
    void othersAreNot(String file) {
        assertThat(RuntimeHintsPredicates.resource().forResource(file)).rejects(hints);
    }
}
