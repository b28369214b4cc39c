package io.github.redirectfilter.servlet;

import io.github.redirectfilter.RedirectFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** An exploded WAR with the filter as a jar in {@code WEB-INF/lib}, as an application ships it. */
final class WarDirectory {
    private final Path root;

    WarDirectory(Path root) throws IOException {
        this(root, classesOf(RedirectFilter.class));
    }

    /** With a jar of the filter, or a folder of its classes to make one of. */
    WarDirectory(Path root, Path filter) throws IOException {
        this.root = root;
        Path lib = Files.createDirectories(root.resolve("WEB-INF/lib"));
        pack(filter, lib.resolve("redirect-filter.jar"));
        Files.writeString(root.resolve("page.txt"), "PAGE");
    }

    Path root() {
        return root;
    }

    WarDirectory with(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    WarDirectory with(Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        Path file = root.resolve("WEB-INF/classes").resolve(path);
        Files.createDirectories(file.getParent());
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            Files.write(file, in.readAllBytes());
        }
        return this;
    }

    /** A {@code web.xml} with these elements. */
    WarDirectory withWebXml(String attributes, String elements) throws IOException {
        return with("WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" %s>
                %s
                </web-app>
                """.formatted(attributes, elements));
    }

    private static Path classesOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        if (Files.isRegularFile(classes)) { // a build that has packaged already
            Files.copy(classes, jar);
            return;
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
    }
}
