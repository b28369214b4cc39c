package io.github.redirectfilter.spring;

import io.github.redirectfilter.Redirects;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.ServletContext;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows the redirects to Actuator and counts them for Micrometer, where these are there. */
@AutoConfiguration(after = RedirectFilterAutoConfiguration.class)
@ConditionalOnBean(Redirects.class)
public class RedirectActuatorAutoConfiguration {
    /** The endpoint, if it is exposed. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    static class WithActuator {
        @Bean
        @ConditionalOnAvailableEndpoint(RedirectsEndpoint.class)
        RedirectHits redirectHits() {
            return new RedirectHits();
        }

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        RedirectsEndpoint redirectsEndpoint(
                Redirects redirects, RedirectHits redirectHits, ServletContext servletContext) {
            return new RedirectsEndpoint(redirects, redirectHits, servletContext.getContextPath());
        }
    }

    /** The counter; it finds registries by itself. */
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
