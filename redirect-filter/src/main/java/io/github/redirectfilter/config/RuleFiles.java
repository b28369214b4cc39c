package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the files that hold rules, and the reader for each by its ending. */
final class RuleFiles {
    /** Where a file is looked for when none is named. */
    static final List<String> DEFAULTS = List.of("/WEB-INF/redirects.rules", "/WEB-INF/redirects.yaml");

    private static final List<String> ENDINGS = List.of(".csv", ".rules", ".yaml", ".yml");

    private final FileLocations locations;
    private final FileContents contents;
    private final Set<String> filledBefore;
    private final RuleSink sink;
    private final Set<String> filled = new HashSet<>();

    /**
     * @param contents of the files that lie in the file system
     * @param filledBefore locations of files that had content when the rules were loaded the last time: these are not taken
     *     for empty all of a sudden
     */
    RuleFiles(FileLocations locations, FileContents contents, Set<String> filledBefore, RuleSink sink) {
        this.locations = locations;
        this.contents = contents;
        this.filledBefore = filledBefore;
        this.sink = sink;
    }

    /** The file that is found without being named; {@code null} if there is none, or more than one. */
    @Nullable
    Located found() {
        Located found = null;
        for (String path : DEFAULTS) {
            Located location = new Located(path, Place.of(path));
            try (InputStream in = openOwn(path)) {
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
        return found == null ? deleted() : found;
    }

    /** The file that was found before, which the reader will miss: rules are not given up because a file is gone. */
    private @Nullable Located deleted() {
        for (String path : DEFAULTS) {
            if (filledBefore.contains(path)) {
                return new Located(path, Place.of(path));
            }
        }
        return null;
    }

    /** Locations of files that have content. */
    Set<String> filled() {
        return filled;
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
        if (!ENDINGS.contains(ending)) {
            sink.problem(
                    location,
                    "\"" + text + "\" has an unknown ending (expected one of " + String.join(", ", ENDINGS) + ")");
            return;
        }
        try (InputStream in = opener.open()) {
            if (in != null) {
                read(location, ending, in);
            }
        } catch (IOException e) {
            unreadable(location, e);
        }
    }

    private void read(Located location, String ending, InputStream in) throws IOException {
        BlankWatch watched = new BlankWatch(in);
        read(location.text(), ending, new BufferedInputStream(watched));
        if (!watched.blank()) {
            filled.add(location.text());
        } else if (filledBefore.contains(location.text())) { // as an editor leaves it when the disk is full
            sink.problem(
                    location,
                    "\"" + location.text()
                            + "\" is empty and was not before (expected rules, or a line with a # if there "
                            + "are to be none)");
        }
    }

    private void read(String source, String ending, InputStream in) throws IOException {
        switch (ending) {
            case ".rules" -> RuleLines.read(source, in, sink);
            case ".csv" -> CsvRules.read(source, in, sink);
            default -> YamlRules.read(source, in, sink);
        }
    }

    private @Nullable InputStream open(Located location) throws IOException {
        String text = location.text();
        if (text.startsWith("/")) {
            InputStream in = openOwn(text);
            return in != null ? in : missing(location, "the web application has no such file" + elsewhere(text));
        }
        if (text.startsWith(FileLocations.CLASS_PATH)) {
            return openResource(location);
        }
        if (text.startsWith(FileLocations.FILE)) {
            return openFile(location);
        }
        sink.problem(
                location,
                "\"" + text
                        + "\" is no location (expected one like /WEB-INF/redirects.rules, classpath:redirects.rules,"
                        + " file:/etc/redirects.rules)");
        return null;
    }

    /** Opens a file of the web application; {@code null} if there is none. */
    private @Nullable InputStream openOwn(String path) throws IOException {
        Path file = locations.file(path);
        InputStream in = file == null ? null : contents.open(file);
        // what is gone from the file system may still be in the container's cache
        return in != null || filledBefore.contains(path) && file != null
                ? in
                : locations.locator().open(path);
    }

    private static String elsewhere(String path) {
        try {
            return Files.isRegularFile(Path.of(path))
                    ? ", but the file system has one (expected file:" + path + ")"
                    : "";
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private @Nullable InputStream openResource(Located location) throws IOException {
        String name = FileLocations.resourceName(location.text());
        URL resource = locations.resource(location.text());
        if (resource == null) {
            return missing(location, "there is no \"" + name + "\" on the class path");
        }
        if (resource.getProtocol().equals("file") && directory(resource)) {
            return directory(location, name);
        }
        Path file = locations.file(location.text());
        if (file != null && contents.has(file)) {
            InputStream in = contents.open(file);
            return in != null ? in : missing(location, "there is no file " + file);
        }
        URLConnection connection = resource.openConnection();
        // the cache would keep the jar open beyond a redeployment, and serve its old content
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private @Nullable InputStream openFile(Located location) throws IOException {
        Path file;
        try {
            file = FileLocations.named(location.text());
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
        InputStream in = contents.open(file);
        return in != null ? in : missing(location, "there is no file " + file.toAbsolutePath());
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
