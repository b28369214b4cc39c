package com.example.springmvc;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.support.AbstractAnnotationConfigDispatcherServletInitializer;

/**
 * Starts Spring MVC. Nothing here is about redirects: the filter registers itself, in front of all others, since its jar
 * is in {@code WEB-INF/lib}.
 */
public final class WebApplication extends AbstractAnnotationConfigDispatcherServletInitializer {
    /** Finds the controllers of this package. */
    @Configuration
    @EnableWebMvc
    @ComponentScan
    static class Controllers {}

    @Override
    protected Class<?>[] getRootConfigClasses() {
        return new Class<?>[0];
    }

    @Override
    protected Class<?>[] getServletConfigClasses() {
        return new Class<?>[] {Controllers.class};
    }

    @Override
    protected String[] getServletMappings() {
        return new String[] {"/"};
    }
}
