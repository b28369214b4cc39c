package io.github.redirectfilter.spring;

import static io.github.redirectfilter.spring.RedirectFilterAutoConfigurationTest.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.metrics.RedirectMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Rules in a file beside the application, which changes while it runs. */
class ReloadTest {
    @TempDir
    private Path folder;

    private WebApplicationContextRunner runner() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RedirectFilterAutoConfiguration.class, RedirectActuatorAutoConfiguration.class))
                .withPropertyValues(
                        "redirect-filter.reload=1m",
                        "redirect-filter.rules-file=file:" + folder.resolve("redirects.rules"),
                        "management.endpoints.web.exposure.include=redirects");
    }

    private void write(String... lines) {
        try {
            Files.writeString(folder.resolve("redirects.rules"), String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean look(ApplicationContext context) {
        LiveConfiguration configuration = context.getBean(LiveConfiguration.class);
        configuration.look(); // finds the file changed, and the next one finds it at rest
        return configuration.look();
    }

    @Test
    void beansThatAreAskedForHaveTheRulesOfTheLastReload() {
        write("/old /one");
        runner().withPropertyValues("redirect-filter.rules[0]=/property /always")
                .run(context -> {
                    assertThat(location(context, "/old")).isEqualTo("/one");
                    write("/old /two");

                    assertThat(look(context)).isTrue();
                    assertThat(location(context, "/old")).isEqualTo("/two");
                    assertThat(location(context, "/property")).isEqualTo("/always");
                });
    }

    /** What Spring Cloud's event leads to; with Spring Cloud itself, the acceptance tests refresh a whole application. */
    @Test
    void propertiesThatChangeAreReadAnew() {
        write("/file /one id=file", "/shop - 503 switch=maintenance");
        runner().withPropertyValues("redirect-filter.rules[0]=/old ${target:/one}")
                .run(context -> {
                    LiveConfiguration configuration = context.getBean(LiveConfiguration.class);
                    context.getBean(Redirects.class).controls().set("switch.maintenance", "on");
                    refresh(context, "unrelated=1");
                    assertThat(configuration.status().reloads()).isZero();
                    assertThat(location(context, "/old")).isEqualTo("/one");

                    refresh(context, "target=/two", "redirect-filter.rules[1]=/more /three");
                    assertThat(location(context, "/old")).isEqualTo("/two");
                    assertThat(location(context, "/more")).isEqualTo("/three");
                    assertThat(context.getBean(Redirects.class)
                                    .controls()
                                    .get("switch.maintenance")
                                    .value())
                            .isEqualTo("on");

                    refresh(context, "target=wrong");
                    refresh(context, "unrelated=2");
                    assertThat(configuration.status().error())
                            .startsWith("1 problem in the redirect configuration\n\nredirect-filter.rules[0]: ");
                    assertThat(configuration.status().failedReloads()).isEqualTo(1);
                    assertThat(location(context, "/old")).isEqualTo("/two");

                    write("/file /other id=file");
                    assertThat(look(context))
                            .as("as long as the property is wrong")
                            .isFalse();
                    refresh(context, "target=/five");
                    assertThat(location(context, "/old")).isEqualTo("/five");
                    assertThat(location(context, "/file")).isEqualTo("/other");
                    write("/file /last id=file");
                    assertThat(look(context)).isTrue();
                    assertThat(location(context, "/old")).isEqualTo("/five");
                    assertThat(location(context, "/file")).isEqualTo("/last");
                });
    }

    private static void refresh(ConfigurableApplicationContext context, String... properties) {
        TestPropertyValues.of(properties).applyTo(context);
        context.getBean(RedirectSources.class).refresh(context.getBean(LiveConfiguration.class));
    }

    @Test
    void theEndpointShowsCountsThatLiveOnAndTheReportOfAMistake() {
        write("/old /one id=old", "/shop - 503 switch=maintenance");
        runner().run(context -> {
            RedirectsEndpoint endpoint = context.getBean(RedirectsEndpoint.class);
            assertThat(location(context, "/old")).isEqualTo("/one");
            endpoint.set("switch.maintenance", "on");
            write("# more", "/old /two id=old", "/shop - 503 switch=maintenance");
            assertThat(look(context)).isTrue();
            assertThat(location(context, "/old")).isEqualTo("/two");

            RedirectsEndpoint.Overview overview = endpoint.overview();
            assertThat(overview.rules())
                    .filteredOn(rule -> rule.id().equals("old"))
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.hits()).isEqualTo(2));
            assertThat(overview.controls())
                    .singleElement()
                    .satisfies(control -> assertThat(control.value()).isEqualTo("on"));
            assertThat(overview.reload().reloads()).isEqualTo(1);
            assertThat(overview.reload().error()).isNull();

            write("/old /three 399");
            assertThat(look(context)).isFalse();
            assertThat(endpoint.overview().reload().error())
                    .contains(":1:13: status \"399\" is not one a rule can send");
            assertThat(location(context, "/old")).isEqualTo("/two");
        });
    }

    @Test
    void reloadsAreCounted() {
        write("/old /one");
        runner().withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            context.getBean(RedirectMetrics.class).bindTo(registry);
            write("/old /two");
            look(context);
            write("/old /two 399");
            look(context);

            assertThat(registry.get("redirect.filter.reloads").counters())
                    .extracting(counter -> counter.getId().getTag("result") + " " + counter.count())
                    .containsExactlyInAnyOrder("success 1.0", "failure 1.0");
        });
    }

    static final class Telling implements RedirectListener {
        private final List<String> told = new ArrayList<>();

        @Override
        public void decided(RedirectRequest request, Decision decision) {
            told.add("decided");
        }

        @Override
        public void reloaded(Redirects running, @Nullable Throwable problem) {
            told.add("reloaded " + running.size());
        }
    }

    @Test
    void beansJoinInAgainAndCustomizersAreCalledAgain() {
        write("/old /one", "/db /backup unhealthy=db");
        List<String> calls = new ArrayList<>();
        runner().withBean(Telling.class)
                .withBean(HealthSource.class, () -> HealthSource.of("db", () -> true))
                .withBean(RedirectsBuilderCustomizer.class, () -> redirects -> calls.add("customized"))
                .run(context -> {
                    int before = calls.size();
                    context.getBean(Redirects.class).controls().set("health.db", "down");
                    write("/old /one", "/db /other unhealthy=db", "/a /b");
                    assertThat(look(context)).isTrue();

                    assertThat(location(context, "/db")).isEqualTo("/other");
                    assertThat(context.getBean(Telling.class).told).containsExactly("reloaded 3", "decided");
                    assertThat(calls).hasSize(before + 1);
                });
    }

    @Test
    void aFilterWithoutRulesIsThereForThoseThatCome() {
        write("# none yet");
        runner().run(context -> assertThat(context.getBean("redirectFilterRegistration", FilterRegistrationBean.class)
                        .isEnabled())
                .isTrue());
    }
}
