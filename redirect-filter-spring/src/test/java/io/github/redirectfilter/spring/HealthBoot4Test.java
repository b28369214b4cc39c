package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.config.LiveConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** What the health of an application says of its redirects; Boot 3.5 has these types in other packages. */
class HealthBoot4Test {
    @TempDir
    private Path folder;

    private WebApplicationContextRunner runner(Path file) {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RedirectFilterAutoConfiguration.class, RedirectActuatorAutoConfiguration.class))
                .withPropertyValues("redirect-filter.reload=1m", "redirect-filter.rules-file=file:" + file);
    }

    @Test
    void rulesThatCanNotBeLoadedAgainAreADetailOfAnApplicationThatIsUp() throws Exception {
        Path file = Files.writeString(folder.resolve("redirects.rules"), "/old /new");
        runner(file).run(context -> {
            HealthIndicator indicator = context.getBean("redirectsHealthIndicator", HealthIndicator.class);
            Health before = indicator.health();
            assertThat(before.getStatus()).isEqualTo(Status.UP);
            assertThat(before.getDetails()).containsEntry("rules", 1).containsEntry("lastReload", "succeeded");

            Files.writeString(file, "/old /new 399");
            LiveConfiguration configuration = context.getBean(LiveConfiguration.class);
            configuration.look();
            configuration.look();
            Health after = indicator.health();
            assertThat(after.getStatus()).isEqualTo(Status.UP);
            assertThat(after.getDetails()).containsEntry("rules", 1).containsEntry("lastReload", "failed");
            assertThat(String.valueOf(after.getDetails().get("error"))).contains("status \"399\"");
        });
    }

    @Test
    void isLeftOutWhenSwitchedOff() throws Exception {
        Path file = Files.writeString(folder.resolve("redirects.rules"), "/old /new");
        runner(file)
                .withPropertyValues("management.health.redirects.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("redirectsHealthIndicator"));
    }
}
