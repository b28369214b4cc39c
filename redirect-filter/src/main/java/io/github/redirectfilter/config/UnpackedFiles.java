package io.github.redirectfilter.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Files of a web application, which lie in the file system unless its archive is served as it is. */
record UnpackedFiles(ResourceLocator resources, Function<String, @Nullable String> realPath)
        implements ResourceLocator {
    @Override
    public @Nullable InputStream open(String path) throws IOException {
        return resources.open(path);
    }

    @Override
    public @Nullable Path file(String path) {
        try {
            String file = realPath.apply(path);
            if (file != null) {
                return Path.of(file);
            }
            // Jetty knows the places of those alone that exist
            int slash = path.lastIndexOf('/');
            String folder = realPath.apply(path.substring(0, slash + 1));
            return folder == null ? null : Path.of(folder, path.substring(slash + 1));
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
