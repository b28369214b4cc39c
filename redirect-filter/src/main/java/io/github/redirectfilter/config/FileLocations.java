package io.github.redirectfilter.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the files of rules lie in the file system, for those that do. */
record FileLocations(ResourceLocator locator, ClassLoader loader) {
    static final String CLASS_PATH = "classpath:";
    static final String FILE = "file:";

    /** The files behind locations, without those that are part of an archive or no files at all. */
    List<Path> files(List<String> locations) {
        List<Path> files = new ArrayList<>();
        for (String location : locations) {
            Path file = file(location);
            if (file != null && !files.contains(file)) {
                files.add(file);
            }
        }
        return files;
    }

    /** The file behind a location; {@code null} if there is none in the file system. */
    @Nullable
    Path file(String location) {
        try {
            if (location.startsWith("/")) {
                return locator.file(location);
            }
            if (location.startsWith(CLASS_PATH)) {
                URL resource = resource(location);
                return resource != null && resource.getProtocol().equals("file") ? Path.of(resource.toURI()) : null;
            }
            return location.startsWith(FILE) ? named(location) : null;
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return null; // which the reader reports
        }
    }

    /** A resource of the class path; {@code null} if there is none. */
    @Nullable
    URL resource(String location) {
        return loader.getResource(resourceName(location));
    }

    static String resourceName(String location) {
        String path = location.substring(CLASS_PATH.length());
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** The path in a location that begins with {@code file:}, which is a URI if the path is absolute. */
    static Path named(String location) throws URISyntaxException {
        String path = location.substring(FILE.length());
        return path.startsWith("/") ? Path.of(new URI(location)) : Path.of(path);
    }
}
