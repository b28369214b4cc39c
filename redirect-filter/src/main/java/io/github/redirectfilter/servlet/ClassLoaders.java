package io.github.redirectfilter.servlet;

import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/** Finds the class loader of a web application. */
final class ClassLoaders {
    private ClassLoaders() {}

    /** An embedded Jetty {@code ServletContextHandler} has none of its own, and answers null. */
    static ClassLoader of(ServletContext context) {
        @Nullable ClassLoader own = context.getClassLoader();
        @Nullable ClassLoader thread = Thread.currentThread().getContextClassLoader();
        return own != null ? own : thread != null ? thread : ClassLoaders.class.getClassLoader();
    }
}
