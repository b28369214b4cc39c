package io.github.redirectfilter.servlet;

import io.github.redirectfilter.config.ResourceLocator;
import jakarta.servlet.ServletContext;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files of a web application, which lie in the file system unless its archive is served as it is. */
public record ContextResources(ServletContext context) implements ResourceLocator {
    @Override
    public @Nullable InputStream open(String path) {
        return context.getResourceAsStream(path);
    }

    @Override
    public @Nullable Path file(String path) {
        try {
            String file = context.getRealPath(path);
            if (file != null) {
                return Path.of(file);
            }
            // Jetty knows the places of those alone that exist
            int slash = path.lastIndexOf('/');
            String folder = context.getRealPath(path.substring(0, slash + 1));
            return folder == null ? null : Path.of(folder, path.substring(slash + 1));
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
