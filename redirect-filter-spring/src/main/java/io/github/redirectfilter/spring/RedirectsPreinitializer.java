package io.github.redirectfilter.spring;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.ConfigurationLoader;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Compiles rules of no application while Boot 4 still reads its configuration, on the thread that Boot has for this where
 * there is more than one processor: nearly all that the redirects take of a start is loading their classes.
 */
final class RedirectsPreinitializer implements BackgroundPreinitializer {
    @Override
    public void preinitialize() {
        new ConfigurationLoader(path -> null, Redirects.class.getClassLoader())
                .lines("literal", "/old /new 308")
                .lines("template", "/old/{id} https://www.example.com/{id}")
                .load(Redirects.builder());
    }
}
