package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.HealthSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class CircuitBreakersTest {
    private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
    private final CircuitBreakers breakers = new CircuitBreakers(beans().getBeanProvider(CircuitBreakerRegistry.class));

    private StaticListableBeanFactory beans() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("registry", registry);
        return beans;
    }

    private HealthSource payments() {
        return Objects.requireNonNull(breakers.source("payments"));
    }

    @Test
    void areDownWhileTheyAreOpen() throws Exception {
        CircuitBreaker breaker = registry.circuitBreaker("payments");
        assertThat(breakers.names()).containsExactly("payments");
        assertThat(breakers.source("other")).isNull();
        assertThat(payments().name()).isEqualTo("payments");
        assertThat(payments().up()).isTrue();

        breaker.transitionToForcedOpenState();
        assertThat(payments().up()).isFalse();
    }

    /** So that its check goes on when rules are loaded again, and does not when there is something else to ask. */
    @Test
    void aBreakerHasOneSource() {
        registry.circuitBreaker("payments");
        HealthSource before = payments();
        assertThat(payments()).isEqualTo(before);

        registry.replace("payments", CircuitBreaker.ofDefaults("payments"));
        assertThat(payments()).isNotEqualTo(before);
    }
}
