package io.github.redirectfilter.spring;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.Redirects;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;

/** What the application brings along: beans, and what {@code META-INF/services} names. */
final class RedirectBeans {
    private final ApplicationContext context;
    private final ClassLoader loader;
    private final Redirects.Builder builder = Redirects.builder();

    RedirectBeans(ApplicationContext context, ClassLoader loader) {
        this.context = context;
        this.loader = loader;
    }

    /** A builder that has all of them. */
    Redirects.Builder builder() {
        find(ConditionFactory.class, builder::conditionFactory);
        find(RedirectListener.class, builder::listener);
        builder.serviceTypes().forEach(this::findServices);
        beans(Allowlist.class, builder::allow);
        beans(RedirectsBuilderCustomizer.class, customizer -> customizer.customize(builder));
        return builder;
    }

    private <T> void findServices(Class<T> type) {
        find(type, service -> builder.service(type, service));
    }

    private <T> void find(Class<T> type, Consumer<T> taker) {
        ServiceLoader.load(type, loader).forEach(taker);
        beans(type, taker);
    }

    private <T> void beans(Class<T> type, Consumer<T> taker) {
        context.getBeanProvider(type).orderedStream().forEach(taker);
    }
}
