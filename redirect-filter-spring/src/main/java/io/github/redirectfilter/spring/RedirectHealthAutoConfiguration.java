package io.github.redirectfilter.spring;

import io.github.redirectfilter.HealthSources;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.util.ClassUtils;

/** Lets the conditions {@code healthy} and {@code unhealthy} name what the application has for its health anyway. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ImportRuntimeHints(RedirectHealthAutoConfiguration.Hints.class)
public class RedirectHealthAutoConfiguration {
    /** Where Boot 4 has its health contributors. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = Boot4.ENDPOINT)
    static class Boot4 {
        static final String ENDPOINT = "org.springframework.boot.health.actuate.endpoint.HealthEndpoint";
        private static final String CONTRIBUTORS = "org.springframework.boot.health.contributor";

        @Bean
        HealthSources redirectHealthContributors(ApplicationContext context) {
            return new HealthContributors(context, context.getClassLoader(), ENDPOINT, CONTRIBUTORS);
        }
    }

    /** Where Boot 3 has them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = Boot3.ENDPOINT)
    static class Boot3 {
        static final String ENDPOINT = "org.springframework.boot.actuate.health.HealthEndpoint";
        private static final String CONTRIBUTORS = "org.springframework.boot.actuate.health";

        @Bean
        HealthSources redirectHealthContributors(ApplicationContext context) {
            return new HealthContributors(context, context.getClassLoader(), ENDPOINT, CONTRIBUTORS);
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

    /** For native images, what Boot has its health contributors by. */
    static final class Hints implements RuntimeHintsRegistrar {
        @Override
        public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
            if (ClassUtils.isPresent(Boot4.ENDPOINT, classLoader)) {
                HealthContributors.registerHints(hints, classLoader, Boot4.ENDPOINT, Boot4.CONTRIBUTORS);
            } else if (ClassUtils.isPresent(Boot3.ENDPOINT, classLoader)) {
                HealthContributors.registerHints(hints, classLoader, Boot3.ENDPOINT, Boot3.CONTRIBUTORS);
            }
        }
    }
}
