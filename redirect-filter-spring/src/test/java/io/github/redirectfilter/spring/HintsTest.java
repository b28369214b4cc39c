package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RefusedTarget;
import io.github.redirectfilter.config.ReloadStatus;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.JdkProxyHint;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.util.ClassUtils;

/** What a native image takes along. */
@SuppressWarnings("removal") // Boot 3.5 has no other name for it
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

    /** Of the two Boots, one is there. */
    @ParameterizedTest
    @CsvSource({
        "org.springframework.boot.health.actuate.endpoint.HealthEndpoint, healthForPath",
        "org.springframework.boot.health.actuate.endpoint.HealthDescriptor, getStatus",
        "org.springframework.boot.health.contributor.Status, getCode",
        "org.springframework.boot.health.contributor.HealthContributor, -",
        "org.springframework.boot.health.contributor.ReactiveHealthContributor, -",
        "org.springframework.boot.actuate.health.HealthEndpoint, healthForPath",
        "org.springframework.boot.actuate.health.HealthComponent, getStatus",
        "org.springframework.boot.actuate.health.Status, getCode",
        "org.springframework.boot.actuate.health.HealthContributor, -",
        "org.springframework.boot.actuate.health.ReactiveHealthContributor, -"
    })
    void whatHealthContributorsAreAskedIsThere(String type, String method) throws Exception {
        boolean boot4 = !type.contains(".boot.actuate.");
        assumeTrue(boot4 == ClassUtils.isPresent(RedirectHealthAutoConfiguration.Boot4.ENDPOINT, null));
        new RedirectHealthAutoConfiguration.Hints().registerHints(hints, null);

        Predicate<RuntimeHints> expected = method.equals("-")
                ? RuntimeHintsPredicates.reflection().onType(TypeReference.of(type))
                : RuntimeHintsPredicates.reflection().onMethod(type, method).invoke();
        assertThat(expected).accepts(hints);
    }

    /** What Actuator writes as JSON. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                RedirectsEndpoint.Overview.class,
                RedirectsEndpoint.Findings.class,
                Redirects.Controls.Entry.class,
                RefusedTarget.class,
                ReloadStatus.class
            })
    void answersOfTheEndpointAreThere(Class<?> answer) {
        new ReflectiveRuntimeHintsRegistrar()
                .registerRuntimeHints(hints, RedirectsEndpoint.class, RedirectsWebExtension.class);

        assertThat(answer.getRecordComponents())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(RuntimeHintsPredicates.reflection()
                                .onMethod(each.getAccessor())
                                .invoke())
                        .accepts(hints));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.yaml", "rules.csv", "redirects.txt"})
    void othersAreNot(String file) {
        assertThat(RuntimeHintsPredicates.resource().forResource(file)).rejects(hints);
    }
}
