package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the files that hold rules, and the reader for each by its ending. */
final class RuleFiles {
    /** Where a file is looked for when none is named. */
    private static final List<String> DEFAULTS = List.of("/WEB-INF/redirects.rules", "/WEB-INF/redirects.yaml");

    private static final Map<String, Format> FORMATS = new TreeMap<>(Map.of(
            ".rules", RuleLines::read, ".yaml", YamlRules::read, ".yml", YamlRules::read, ".csv", CsvRules::read));

    private final ResourceLocator locator;
    private final ClassLoader loader;
    private final RuleSink sink;

    RuleFiles(ResourceLocator locator, ClassLoader loader, RuleSink sink) {
        this.locator = locator;
        this.loader = loader;
        this.sink = sink;
    }

    private interface Format {
        void read(String source, InputStream in, RuleSink sink) throws IOException;
    }

    /** The file that is found without being named; {@code null} if there is none, or more than one. */
    @Nullable
    Located found() {
        Located found = null;
        for (String path : DEFAULTS) {
            Located location = new Located(path, Place.of(path));
            try (InputStream in = locator.open(path)) {
                if (in != null && found != null) {
                    sink.problem(
                            location,
                            "both " + found.text() + " and " + path
                                    + " exist; delete one, or name both in rules-file in the" + " order that counts");
                    return null;
                }
                found = in != null ? location : found;
            } catch (IOException e) {
                unreadable(location, e);
            }
        }
        return found;
    }

    /** Reads a file, named by a location. */
    void read(Located location) {
        read(location, () -> open(location));
    }

    /** Opens a file; {@code null} if a problem was reported. */
    private interface Opener {
        @Nullable
        InputStream open() throws IOException;
    }

    /** Reads a file by its path, as a command line has it. */
    void read(Located location, Path file) {
        read(location, () -> openFile(location, file));
    }

    private void read(Located location, Opener opener) {
        String text = location.text();
        String ending = text.substring(Math.max(text.lastIndexOf('.'), 0));
        Format format = FORMATS.get(ending);
        if (format == null) {
            sink.problem(
                    location,
                    "\"" + text + "\" has an unknown ending (expected one of " + String.join(", ", FORMATS.keySet())
                            + ")");
            return;
        }
        try (InputStream in = opener.open()) {
            if (in != null) {
                format.read(text, in, sink);
            }
        } catch (IOException e) {
            unreadable(location, e);
        }
    }

    private @Nullable InputStream open(Located location) throws IOException {
        String text = location.text();
        if (text.startsWith("/")) {
            InputStream in = locator.open(text);
            return in != null ? in : missing(location, "the web application has no such file");
        }
        if (text.startsWith("classpath:")) {
            return openResource(location, text.substring("classpath:".length()));
        }
        if (text.startsWith("file:")) {
            return openFile(location, text.substring("file:".length()));
        }
        sink.problem(
                location,
                "\"" + text
                        + "\" is no location (expected one like /WEB-INF/redirects.rules, classpath:redirects.rules,"
                        + " file:/etc/redirects.rules)");
        return null;
    }

    private @Nullable InputStream openResource(Located location, String path) throws IOException {
        String name = path.startsWith("/") ? path.substring(1) : path;
        URL resource = loader.getResource(name);
        if (resource == null) {
            return missing(location, "there is no \"" + name + "\" on the class path");
        }
        if (resource.getProtocol().equals("file") && directory(resource)) {
            return directory(location, name);
        }
        URLConnection connection = resource.openConnection();
        // the cache would keep the jar open beyond a redeployment, and serve its old content
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private @Nullable InputStream openFile(Located location, String path) throws IOException {
        Path file;
        try {
            file = path.startsWith("/") ? Path.of(new URI(location.text())) : Path.of(path);
        } catch (URISyntaxException | IllegalArgumentException e) {
            sink.problem(location, "\"" + location.text() + "\" is no path of a file: " + e.getMessage());
            return null;
        }
        return openFile(location, file);
    }

    private @Nullable InputStream openFile(Located location, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return directory(location, file.toAbsolutePath().toString());
        }
        if (!Files.exists(file)) {
            return missing(location, "there is no file " + file.toAbsolutePath());
        }
        return Files.newInputStream(file);
    }

    private static boolean directory(URL resource) {
        try {
            return Files.isDirectory(Path.of(resource.toURI()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private @Nullable InputStream missing(Located location, String why) {
        sink.problem(location, "\"" + location.text() + "\" is missing: " + why);
        return null;
    }

    private @Nullable InputStream directory(Located location, String where) {
        sink.problem(location, "\"" + location.text() + "\" is a directory: " + where);
        return null;
    }

    private void unreadable(Located location, IOException e) {
        sink.problem(location, "\"" + location.text() + "\" can't be read: " + e);
    }
}
