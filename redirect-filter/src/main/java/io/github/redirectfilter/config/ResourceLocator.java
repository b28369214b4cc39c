package io.github.redirectfilter.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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

    /**
     * Where a file lies in the file system, or would lie if it existed, so that a change of it can be seen.
     *
     * @param path begins with {@code /} and is relative to the root of the web application
     * @return {@code null} if the web application is an archive, or if that is not known
     */
    default @Nullable Path file(String path) {
        return null;
    }
}
