package io.github.redirectfilter.spring;

import io.github.redirectfilter.annotation.AllowRedirectTo;
import io.github.redirectfilter.annotation.Redirect;
import io.github.redirectfilter.annotation.RedirectFrom;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.config.MethodTargets;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** The annotations of the core on classes of beans, and on the methods of controllers. */
final class AnnotatedBeans {
    /** Of types whose own annotations, or whose methods', are read. */
    private static final List<Class<? extends Annotation>> MARKS =
            List.of(Redirect.class, RedirectFrom.class, AllowRedirectTo.class, Controller.class);

    private final ConfigurableApplicationContext context;
    private final String servletPath;

    AnnotatedBeans(ConfigurableApplicationContext context) {
        this.context = context;
        String path = context.getEnvironment().getProperty("spring.mvc.servlet.path", "/");
        this.servletPath = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Adds the annotations of all beans to a loader. */
    void read(ConfigurationLoader loader) {
        MethodTargets methods = new HandlerTargets(context, servletPath);
        for (Class<?> type : types()) {
            MergedAnnotations annotations = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
            if (marked(annotations)) {
                loader.annotated(type, urlPatterns(annotations), methods);
            }
        }
    }

    /** The types of all beans, none of which is made for it. */
    private Set<Class<?>> types() {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        Set<Class<?>> types = new LinkedHashSet<>();
        for (String name : beans.getBeanDefinitionNames()) {
            if (!beans.getBeanDefinition(name).isAbstract()) {
                add(beans.getType(name, false), types);
            }
        }
        for (String name : beans.getSingletonNames()) { // some have no definition
            add(beans.getType(name, false), types);
        }
        return types;
    }

    /** Those of Boot itself, most of a usual application's, have no annotation of ours. */
    private static void add(@Nullable Class<?> type, Set<Class<?>> types) {
        if (type != null && !type.getName().startsWith("org.springframework.boot.")) {
            types.add(ClassUtils.getUserClass(type));
        }
    }

    /** One pass over types is what it costs at the start; Spring's own way takes one for each annotation. */
    private static boolean marked(MergedAnnotations annotations) {
        for (Class<? extends Annotation> mark : MARKS) {
            if (annotations.isPresent(mark)) {
                return true;
            }
        }
        return false;
    }

    /** What the class of a controller is mapped to, as a servlet would be. */
    private List<String> urlPatterns(MergedAnnotations annotations) {
        MergedAnnotation<RequestMapping> mapping = annotations.get(RequestMapping.class);
        String[] paths = mapping.isPresent() ? mapping.getStringArray("path") : new String[0];
        if (paths.length == 0) {
            return List.of();
        }
        String path = context.getEnvironment().resolvePlaceholders(paths[0]);
        return List.of(servletPath + (path.startsWith("/") ? path : "/" + path) + "/*");
    }
}
