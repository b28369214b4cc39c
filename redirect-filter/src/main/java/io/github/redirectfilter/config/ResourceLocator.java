package io.github.redirectfilter.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens files of the web application: {@code servletContext::getResourceAsStream}, or, if these are to be loaded again when
 * they change:
 *
 * <pre>{@code
 * ResourceLocator.of(servletContext::getResourceAsStream, servletContext::getRealPath)
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

    /**
     * Opens files, and knows where they lie.
     *
     * @param realPath the path of a file in the file system; {@code null} if it has none
     */
    static ResourceLocator of(ResourceLocator resources, Function<String, @Nullable String> realPath) {
        return new UnpackedFiles(resources, realPath);
    }
}
