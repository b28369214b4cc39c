package io.github.redirectfilter.acceptance.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/** Spring Security behind the filter, with a login form, as an application without Spring Boot sets it up. */
public final class SecurityInitializer implements ServletContainerInitializer {
    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.setClassLoader(SecurityInitializer.class.getClassLoader());
        spring.setServletContext(context);
        spring.register(Login.class);
        spring.refresh();
        FilterRegistration.Dynamic filter = context.addFilter(
                "springSecurityFilterChain", spring.getBean("springSecurityFilterChain", Filter.class));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
    }

    /** One user, and a page to go to after the login, if the request names one. */
    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Login {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            SavedRequestAwareAuthenticationSuccessHandler success = new SavedRequestAwareAuthenticationSuccessHandler();
            success.setTargetUrlParameter("next");
            return http.authorizeHttpRequests(requests -> requests.requestMatchers(any("/new/secret"))
                            .authenticated()
                            .anyRequest()
                            .permitAll())
                    .formLogin(form -> form.successHandler(success))
                    .csrf(csrf -> csrf.disable())
                    .securityContext(Customizer.withDefaults())
                    .build();
        }

        private static RequestMatcher any(String path) {
            return request -> request.getRequestURI().startsWith(path);
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(User.withUsername("ann")
                    .password("{noop}secret")
                    .roles("USER")
                    .build());
        }
    }
}
