package io.github.redirectfilter.spring;

import io.github.redirectfilter.config.LiveConfiguration;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * {@link RedirectsHealth} on Boot 3.5, which has its types in a package that the compiler does not see. So the bean is a
 * proxy, defined by the type that Boot looks for.
 */
final class RedirectsHealthOnBoot3 implements ImportBeanDefinitionRegistrar, EnvironmentAware {
    static final String INDICATOR = "org.springframework.boot.actuate.health.HealthIndicator";
    static final String ENABLED =
            "org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator";
    private static final String HEALTH = "org.springframework.boot.actuate.health.Health";

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        if (environment != null && enabled(environment) && !registry.containsBeanDefinition(RedirectsHealth.BEAN)) {
            RootBeanDefinition bean = new RootBeanDefinition(RedirectsHealthOnBoot3.class);
            bean.setTargetType(type(INDICATOR));
            bean.setFactoryMethodName("indicator");
            bean.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
            registry.registerBeanDefinition(RedirectsHealth.BEAN, bean);
        }
    }

    /** As Boot's own condition has it, whose annotation the compiler does not see either. */
    private static boolean enabled(Environment environment) {
        boolean others = environment.getProperty("management.health.defaults.enabled", Boolean.class, true);
        return environment.getProperty("management.health.redirects.enabled", Boolean.class, others);
    }

    private static Class<?> type(String name) {
        return ClassUtils.resolveClassName(name, RedirectsHealthOnBoot3.class.getClassLoader());
    }

    /** Makes the bean. */
    static Object indicator(LiveConfiguration configuration) {
        Class<?> type = type(INDICATOR);
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Indicator(configuration));
    }

    private record Indicator(LiveConfiguration configuration) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
            return switch (method.getName()) {
                case "health" -> health(RedirectsHealth.details(configuration));
                // of a default method, which a native image could not call
                case "getHealth" -> health(
                        arguments != null && Boolean.TRUE.equals(arguments[0])
                                ? RedirectsHealth.details(configuration)
                                : Map.of());
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> RedirectsHealthOnBoot3.class.getName();
            };
        }
    }

    private static @Nullable Object health(Map<String, Object> details) {
        Class<?> health = type(HEALTH);
        Class<?> builder = type(HEALTH + "$Builder");
        Object up = ReflectionUtils.invokeMethod(ClassUtils.getMethod(health, "up"), null);
        ReflectionUtils.invokeMethod(ClassUtils.getMethod(builder, "withDetails", Map.class), up, details);
        return ReflectionUtils.invokeMethod(ClassUtils.getMethod(builder, "build"), up);
    }

    /** For native images. */
    static final class Hints implements RuntimeHintsRegistrar {
        @Override
        public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
            hints.proxies().registerJdkProxy(TypeReference.of(INDICATOR));
            for (String type : new String[] {HEALTH, HEALTH + "$Builder"}) {
                hints.reflection()
                        .registerType(TypeReference.of(type), MemberCategory.INVOKE_PUBLIC_METHODS);
            }
        }
    }
}
