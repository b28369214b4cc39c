package io.github.redirectfilter.spring;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.GuardMode;
import io.github.redirectfilter.config.LiveConfiguration;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Puts the redirect filter in front of a servlet application, with the rules of properties, files, beans and annotated
 * controllers. Without any rule, with the guard off and nothing that could bring rules later, no filter is registered.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
        })
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnProperty(prefix = RedirectProperties.PREFIX, name = "enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ImportRuntimeHints(RulesFileHints.class)
public class RedirectFilterAutoConfiguration {
    /**
     * The name of the filter. It is another than that of the filter which registers itself in a WAR, so that this one
     * counts and the other stands aside.
     */
    public static final String FILTER_NAME = "springRedirectFilter";

    /**
     * Behind what every other filter needs ({@code ForwardedHeaderFilter}, character encoding, observations), and in front
     * of Spring Security at -100.
     */
    public static final int DEFAULT_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    RedirectSources redirectSources(ConfigurableApplicationContext context) {
        ClassLoader classLoader =
                context.getClassLoader() != null ? context.getClassLoader() : ClassUtils.getDefaultClassLoader();
        return new RedirectSources(context, classLoader != null ? classLoader : RedirectFilter.class.getClassLoader());
    }

    /** What properties, files, beans and annotations say, checked; loaded again when files change, if that is asked for. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    public LiveConfiguration redirectConfiguration(RedirectSources redirectSources) {
        return redirectSources.load();
    }

    /** Loads it again when properties change, where Spring Cloud tells. */
    @Bean
    @ConditionalOnClass(name = RedirectRefresh.EVENT)
    RedirectRefresh redirectRefresh(RedirectSources redirectSources, LiveConfiguration redirectConfiguration) {
        return new RedirectRefresh(redirectSources, redirectConfiguration);
    }

    /** The rules that decide by then: whoever asks again, by {@code ObjectProvider}, gets those of the last reload. */
    @Bean(destroyMethod = "")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean
    public Redirects redirects(LiveConfiguration redirectConfiguration) {
        return redirectConfiguration.current().redirects();
    }

    /** The filter in its place among others. */
    @Bean
    public FilterRegistrationBean<RedirectFilter> redirectFilterRegistration(
            LiveConfiguration redirectConfiguration,
            Environment environment,
            ObjectProvider<RedirectRefresh> redirectRefresh) {
        boolean jmx = environment.getProperty("spring.jmx.enabled", Boolean.class, false);
        FilterRegistrationBean<RedirectFilter> registration =
                new FilterRegistrationBean<>(new BootRedirectFilter(redirectConfiguration, jmx));
        registration.setName(FILTER_NAME);
        registration.setOrder(
                environment.getProperty(RedirectProperties.PREFIX + ".order", Integer.class, DEFAULT_ORDER));
        // all of them: the filter passes on at once what the setting "dispatch" leaves out
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        // a filter can't be registered later, when rules come
        registration.setEnabled(redirectRefresh.getIfAvailable() != null || hasSomethingToDo(redirectConfiguration));
        return registration;
    }

    private static boolean hasSomethingToDo(LiveConfiguration configuration) {
        Configuration now = configuration.current();
        return now.redirects().size() > 0
                || now.guard() != GuardMode.OFF
                || now.console() != null
                || !configuration.files().isEmpty();
    }
}
