package io.github.redirectfilter.servlet;

import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/**
 * What is on unless a servlet context says {@code false}: by a context-param, or by the attribute of the same name, with which
 * a framework says it, whose configuration is read when it is too late for the other.
 */
enum ContextSwitch {
    /** The filter registers itself. */
    ENABLED("redirect-filter.enabled"),

    /** JMX shows each filter. */
    JMX("redirect-filter.jmx");

    private final String key;

    ContextSwitch(String key) {
        this.key = key;
    }

    boolean isOff(ServletContext context) {
        return isFalse(context.getInitParameter(key)) || isFalse(context.getAttribute(key));
    }

    private static boolean isFalse(@Nullable Object value) {
        return value != null && value.toString().strip().equalsIgnoreCase("false");
    }

    /** As it is written in a configuration. */
    @Override
    public String toString() {
        return key;
    }
}
