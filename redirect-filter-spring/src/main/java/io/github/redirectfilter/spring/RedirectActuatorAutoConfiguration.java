package io.github.redirectfilter.spring;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.metrics.RedirectMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.ServletContext;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;

/** Shows the redirects to Actuator and counts them for Micrometer, where these are there. */
@AutoConfiguration(after = RedirectFilterAutoConfiguration.class)
@ConditionalOnBean(LiveConfiguration.class)
public class RedirectActuatorAutoConfiguration {
    /** The endpoint, if it is exposed. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    static class WithActuator {
        @Bean
        @ConditionalOnAvailableEndpoint(RedirectsEndpoint.class)
        RedirectsBuilderCustomizer redirectHits() {
            return Redirects.Builder::countHits;
        }

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        RedirectsEndpoint redirectsEndpoint(LiveConfiguration redirectConfiguration, ServletContext servletContext) {
            return new RedirectsEndpoint(redirectConfiguration, servletContext.getContextPath());
        }

        @Bean
        @ConditionalOnBean(RedirectsEndpoint.class)
        @ConditionalOnAvailableEndpoint
        RedirectsWebExtension redirectsWebExtension(RedirectsEndpoint redirectsEndpoint) {
            return new RedirectsWebExtension(redirectsEndpoint);
        }
    }

    /** Health on Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            name = {
                "org.springframework.boot.health.contributor.HealthIndicator",
                "org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator"
            })
    static class WithHealth {
        @Bean
        @ConditionalOnMissingBean(name = RedirectsHealth.BEAN)
        @ConditionalOnEnabledHealthIndicator("redirects")
        RedirectsHealthIndicator redirectsHealthIndicator(LiveConfiguration redirectConfiguration) {
            return new RedirectsHealthIndicator(redirectConfiguration);
        }
    }

    /** Health on Boot 3.5, which has its types in other packages. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = {RedirectsHealthOnBoot3.INDICATOR, RedirectsHealthOnBoot3.ENABLED})
    @Import(RedirectsHealthOnBoot3.class)
    @ImportRuntimeHints(RedirectsHealthOnBoot3.Hints.class)
    static class WithHealthOnBoot3 {}

    /** The meters; Boot binds them to its registries. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class WithMicrometer {
        @Bean
        @ConditionalOnMissingBean
        RedirectMetrics redirectMetrics() {
            return new RedirectMetrics();
        }
    }
}
