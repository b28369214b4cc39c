package io.github.redirectfilter.servlet;

import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.Redirects;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What the application registers: by {@code META-INF/services}, wherever the filter's own jar lies, and as attributes of
 * the servlet context, each named as its type, with one object or an {@link Iterable} of them. It is looked for once, so that
 * a listener which counts goes on to when rules are loaded again.
 */
final class Extensions {
    private final ServletContext context;
    private final ClassLoader loader;
    private final List<Consumer<Redirects.Builder>> found = new ArrayList<>();

    Extensions(ServletContext context) {
        this.context = context;
        this.loader = ClassLoaders.of(context);
        find(ConditionFactory.class, Redirects.Builder::conditionFactory);
        find(RedirectListener.class, Redirects.Builder::listener);
        builder().serviceTypes().forEach(this::findServices);
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
        // a type of the application's own must be one that its conditions look for by themselves, if this is a module
        if (getClass().getModule().canUse(type)) {
            ServiceLoader.load(type, loader).forEach(service -> found.add(builder -> taker.accept(builder, service)));
        }
        Object attribute = context.getAttribute(type.getName());
        for (Object each : attribute instanceof Iterable<?> several ? several : attributes(attribute)) {
            if (type.isInstance(each)) {
                found.add(builder -> taker.accept(builder, type.cast(each)));
            } else {
                found.add(builder -> builder.problem(new Problem(
                        Place.of("servlet context attribute " + type.getName()),
                        1,
                        each.getClass().getName() + " is none (expected a " + type.getSimpleName()
                                + ", or an Iterable of them)")));
            }
        }
    }

    private static List<Object> attributes(Object attribute) {
        return attribute == null ? List.of() : List.of(attribute);
    }
}
