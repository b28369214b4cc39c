package io.github.redirectfilter.spring;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.Redirects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.springframework.context.ApplicationContext;

/**
 * What the application brings along: beans, and what {@code META-INF/services} names. It is looked for once, so that a
 * listener which counts goes on to when rules are loaded again. Customizers are called each time.
 */
final class RedirectBeans {
    private final ApplicationContext context;
    private final ClassLoader loader;
    private final List<ConditionFactory> factories;
    private final List<RedirectListener> listeners;
    private final Map<Class<?>, List<?>> services = new LinkedHashMap<>();
    private final List<Allowlist> allowlists;
    private final List<RedirectsBuilderCustomizer> customizers;

    RedirectBeans(ApplicationContext context, ClassLoader loader) {
        this.context = context;
        this.loader = loader;
        this.factories = factories();
        this.listeners = servicesAndBeans(RedirectListener.class);
        for (Class<?> type : builderOfConditions().serviceTypes()) {
            services.put(type, servicesAndBeans(type));
        }
        this.allowlists = beans(Allowlist.class);
        this.customizers = beans(RedirectsBuilderCustomizer.class);
    }

    /** A builder that has all of them. */
    Redirects.Builder builder() {
        Redirects.Builder builder = builderOfConditions();
        for (RedirectListener listener : listeners) {
            builder.listener(listener);
        }
        for (Map.Entry<Class<?>, List<?>> each : services.entrySet()) {
            add(each.getKey(), each.getValue(), builder);
        }
        for (Allowlist allowlist : allowlists) {
            builder.allow(allowlist);
        }
        for (RedirectsBuilderCustomizer customizer : customizers) {
            customizer.customize(builder);
        }
        return builder;
    }

    private Redirects.Builder builderOfConditions() {
        Redirects.Builder builder = Redirects.builder();
        for (ConditionFactory factory : factories) {
            builder.conditionFactory(factory);
        }
        return builder;
    }

    private static <T> void add(Class<T> type, List<?> objects, Redirects.Builder builder) {
        for (Object each : objects) {
            builder.service(type, type.cast(each));
        }
    }

    /** Every builder has those that lie beside it. */
    private List<ConditionFactory> factories() {
        return loader == ConditionFactory.class.getClassLoader()
                ? beans(ConditionFactory.class)
                : servicesAndBeans(ConditionFactory.class);
    }

    private <T> List<T> servicesAndBeans(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (T service : ServiceLoader.load(type, loader)) {
            found.add(service);
        }
        found.addAll(beans(type));
        return found;
    }

    private <T> List<T> beans(Class<T> type) {
        return context.getBeanProvider(type).orderedStream().toList();
    }
}
