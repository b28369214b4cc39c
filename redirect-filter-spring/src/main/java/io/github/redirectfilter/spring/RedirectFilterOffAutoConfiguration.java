package io.github.redirectfilter.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;

/**
 * Where the redirect filter is switched off: in a WAR, another one registers itself, since its jar is there. The property
 * is known only then, but before filters start, and so that one stands aside as well.
 */
@AutoConfiguration
@ConditionalOnProperty(prefix = RedirectProperties.PREFIX, name = "enabled", havingValue = "false")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class RedirectFilterOffAutoConfiguration {
    /** Says so in the servlet context. */
    @Bean
    public ServletContextInitializer redirectFilterOff() {
        return context -> context.setAttribute(RedirectProperties.PREFIX + ".enabled", false);
    }
}
