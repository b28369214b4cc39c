package io.github.redirectfilter.spring;

import io.github.redirectfilter.HealthSources;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the conditions {@code healthy} and {@code unhealthy} name what the application has for its health anyway. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class RedirectHealthAutoConfiguration {
    /** Where Boot 4 has its health contributors. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = Boot4.ENDPOINT)
    static class Boot4 {
        static final String ENDPOINT = "org.springframework.boot.health.actuate.endpoint.HealthEndpoint";

        @Bean
        HealthSources redirectHealthContributors(ApplicationContext context) {
            return new HealthContributors(
                    context, context.getClassLoader(), ENDPOINT, "org.springframework.boot.health.contributor");
        }
    }

    /** Where Boot 3 has them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = Boot3.ENDPOINT)
    static class Boot3 {
        static final String ENDPOINT = "org.springframework.boot.actuate.health.HealthEndpoint";

        @Bean
        HealthSources redirectHealthContributors(ApplicationContext context) {
            return new HealthContributors(
                    context, context.getClassLoader(), ENDPOINT, "org.springframework.boot.actuate.health");
        }
    }

    /** The circuit breakers of Resilience4j. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(CircuitBreakerRegistry.class)
    static class Resilience4j {
        @Bean
        HealthSources redirectCircuitBreakers(ObjectProvider<CircuitBreakerRegistry> registries) {
            return new CircuitBreakers(registries);
        }
    }
}
