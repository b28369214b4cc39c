package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.HealthSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** With types that are built as those of Boot 3 and of Boot 4 are; {@link ApplicationTest} has the real ones. */
public class HealthContributorsTest {
    public interface HealthContributor {}

    public interface ReactiveHealthContributor {}

    public record Status(String getCode) {}

    public record Health(Status getStatus) {}

    /** What the endpoint says of each. */
    public record Endpoint(Map<String, String> statuses) {
        public Health healthForPath(String... path) {
            String status = statuses.get(path[0]);
            return status == null ? null : new Health(new Status(status));
        }
    }

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final HealthContributors contributors =
            new HealthContributors(beans, null, Endpoint.class.getName(), HealthContributorsTest.class.getName());

    @Test
    void namesThemAsBootDoes() {
        beans.addBean("dbHealthIndicator", new HealthContributor() {});
        beans.addBean("redisHealthContributor", new ReactiveHealthContributor() {});
        beans.addBean("payments", new HealthContributor() {});
        beans.addBean("another", new Object());

        assertThat(contributors.names()).containsExactly("db", "payments", "redis");
        assertThat(contributors.kind()).isEqualTo("health contributor");
        assertThat(contributors.source("another")).isNull();
        assertThat(source("db").name()).isEqualTo("db");
    }

    @ParameterizedTest
    @CsvSource({"UP, true", "DOWN, false", "OUT_OF_SERVICE, false", "UNKNOWN, true", "FATAL, true"})
    void isDownWhereBootAnswers503(String status, boolean up) throws Exception {
        beans.addBean("db", new HealthContributor() {});
        beans.addBean("endpoint", new Endpoint(Map.of("db", status)));
        HealthSource db = source("db");
        assertThat(db.up()).as("while the application starts").isTrue();

        contributors.afterSingletonsInstantiated();
        assertThat(db.up()).isEqualTo(up);
    }

    @Test
    void oneThatBootLeavesOutIsNotUp() {
        beans.addBean("db", new HealthContributor() {});
        beans.addBean("endpoint", new Endpoint(Map.of()));
        HealthSource db = source("db");
        contributors.afterSingletonsInstantiated();

        assertThatThrownBy(db::up).hasMessage("/actuator/health/db is not there");
    }

    @Test
    void withoutTheEndpointItDoesNotStart() {
        beans.addBean("db", new HealthContributor() {});
        source("db");

        assertThatThrownBy(contributors::afterSingletonsInstantiated)
                .hasMessage(
                        "Redirects depend on the health contributors [db], but the endpoint that knows them is not there"
                                + " (expected \"health\" in management.endpoints.web.exposure.include, where it is unless that says"
                                + " otherwise)");
    }

    /** So that its check goes on when rules are loaded again. */
    @Test
    void aNameHasOneSource() {
        beans.addBean("db", new HealthContributor() {});

        assertThat(source("db")).isSameAs(source("db"));
    }

    @Test
    void withoutTheEndpointThereIsNoneLater() {
        beans.addBean("db", new HealthContributor() {});
        contributors.afterSingletonsInstantiated();

        assertThat(contributors.source("db")).isNull();
    }

    private HealthSource source(String name) {
        return Objects.requireNonNull(contributors.source(name));
    }
}
