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
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The annotations of the core on classes of beans, and on the methods of controllers. */
final class AnnotatedBeans {
    /** The one of the application; Actuator has others of this type. */
    private static final String MAPPING = "requestMappingHandlerMapping";

    private final ApplicationContext context;
    private final String servletPath;

    AnnotatedBeans(ApplicationContext context) {
        this.context = context;
        String path = context.getEnvironment().getProperty("spring.mvc.servlet.path", "/");
        this.servletPath = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Adds the annotations of all beans to a loader. */
    void read(ConfigurationLoader loader) {
        MethodTargets methods =
                new HandlerTargets(() -> context.getBean(MAPPING, RequestMappingHandlerMapping.class), servletPath);
        Set<Class<?>> types = new LinkedHashSet<>();
        addTypes(Redirect.class, types);
        addTypes(Redirect.List.class, types);
        addTypes(RedirectFrom.class, types);
        addTypes(AllowRedirectTo.class, types);
        addTypes(Controller.class, types);
        types.forEach(type -> loader.annotated(type, urlPatterns(type), methods));
    }

    private void addTypes(Class<? extends Annotation> annotation, Set<Class<?>> types) {
        for (String name : context.getBeanNamesForAnnotation(annotation)) {
            Class<?> type = context.getType(name, false);
            if (type != null) {
                types.add(ClassUtils.getUserClass(type));
            }
        }
    }

    /** What the class of a controller is mapped to, as a servlet would be. */
    private List<String> urlPatterns(Class<?> type) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        if (mapping == null || mapping.path().length == 0) {
            return List.of();
        }
        String path = context.getEnvironment().resolvePlaceholders(mapping.path()[0]);
        return List.of(servletPath + (path.startsWith("/") ? path : "/" + path) + "/*");
    }
}
