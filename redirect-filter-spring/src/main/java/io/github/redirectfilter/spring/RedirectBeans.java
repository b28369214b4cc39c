package io.github.redirectfilter.spring;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.Redirects;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;

/**
 * What the application brings along: beans, and what {@code META-INF/services} names. It is looked for once, so that a
 * listener which counts goes on to when rules are loaded again. Customizers are called each time.
 */
final class RedirectBeans {
    private final ApplicationContext context;
    private final ClassLoader loader;
    private final List<Consumer<Redirects.Builder>> found = new ArrayList<>();

    RedirectBeans(ApplicationContext context, ClassLoader loader) {
        this.context = context;
        this.loader = loader;
        find(ConditionFactory.class, Redirects.Builder::conditionFactory);
        find(RedirectListener.class, Redirects.Builder::listener);
        builder().serviceTypes().forEach(this::findServices);
        beans(Allowlist.class, Redirects.Builder::allow);
        beans(RedirectsBuilderCustomizer.class, (builder, customizer) -> customizer.customize(builder));
    }

    /** A builder that has all of them. */
    Redirects.Builder builder() {
        Redirects.Builder builder = Redirects.builder();
        found.forEach(each -> each.accept(builder));
        return builder;
    }

    private <T> void findServices(Class<T> type) {
        find(type, (builder, service) -> builder.service(type, service));
    }

    private <T> void find(Class<T> type, BiConsumer<Redirects.Builder, T> taker) {
        ServiceLoader.load(type, loader).forEach(each -> found.add(builder -> taker.accept(builder, each)));
        beans(type, taker);
    }

    private <T> void beans(Class<T> type, BiConsumer<Redirects.Builder, T> taker) {
        context.getBeanProvider(type)
                .orderedStream()
                .forEach(each -> found.add(builder -> taker.accept(builder, each)));
    }
}
