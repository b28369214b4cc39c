package io.github.redirectfilter.config;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens files of the web application: {@code servletContext::getResourceAsStream}.
 *
 * <pre>{@code
 * new ConfigurationLoader(servletContext::getResourceAsStream, servletContext.getClassLoader())
 * }</pre>
 */
@FunctionalInterface
public interface ResourceLocator {
    /**
     * Opens a file.
     *
     * @param path begins with {@code /} and is relative to the root of the web application
     * @return {@code null} if there is no such file
     */
    @Nullable
    InputStream open(String path) throws IOException;
}
