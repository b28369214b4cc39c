package io.github.redirectfilter.spring;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.config.GuardMode;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.config.ResourceLocator;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Puts the redirect filter in front of a servlet application, with the rules of properties, files, beans and annotated
 * controllers. Without any rule, with the guard off and no file that is looked at, no filter is registered.
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

    /** What properties, files, beans and annotations say, checked; loaded again when files change, if that is asked for. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    public LiveConfiguration redirectConfiguration(ConfigurableApplicationContext context) {
        ClassLoader classLoader =
                context.getClassLoader() != null ? context.getClassLoader() : ClassUtils.getDefaultClassLoader();
        if (classLoader == null) {
            classLoader = RedirectFilter.class.getClassLoader();
        }
        ConfigurationLoader loader = new ConfigurationLoader(resources(context), classLoader);
        RedirectBeans beans = new RedirectBeans(context, classLoader);
        Redirects.Builder first = beans.builder();
        context.getBeanProvider(RedirectRule.class).orderedStream().forEach(loader::rule);
        new RedirectProperties(context.getEnvironment()).read(loader, first);
        new AnnotatedBeans(context).read(loader);
        // the first one knows what is wrong with properties, which stay as they are
        Iterator<Redirects.Builder> once = List.of(first).iterator();
        return LiveConfiguration.load(loader, () -> once.hasNext() ? once.next() : beans.builder());
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
            LiveConfiguration redirectConfiguration, Environment environment) {
        FilterRegistrationBean<RedirectFilter> registration =
                new FilterRegistrationBean<>(new RedirectFilter(redirectConfiguration));
        registration.setName(FILTER_NAME);
        registration.setOrder(
                environment.getProperty(RedirectProperties.PREFIX + ".order", Integer.class, DEFAULT_ORDER));
        // all of them: the filter passes on at once what the setting "dispatch" leaves out
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setEnabled(hasSomethingToDo(redirectConfiguration));
        return registration;
    }

    private static boolean hasSomethingToDo(LiveConfiguration configuration) {
        Configuration now = configuration.current();
        return now.redirects().size() > 0
                || now.guard() != GuardMode.OFF
                || now.console() != null
                || !configuration.files().isEmpty();
    }

    private static ResourceLocator resources(ApplicationContext context) {
        ServletContext servlets = context instanceof WebApplicationContext web ? web.getServletContext() : null;
        return servlets == null
                ? path -> null
                : ResourceLocator.of(servlets::getResourceAsStream, servlets::getRealPath);
    }
}
