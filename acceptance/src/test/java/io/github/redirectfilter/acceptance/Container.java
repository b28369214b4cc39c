package io.github.redirectfilter.acceptance;

import com.google.re2j.Pattern;
import io.github.redirectfilter.RedirectFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The containers, each in a class loader that sees nothing of the tests and nothing of the others. */
enum Container {
    JETTY("jetty-12.1", "Jetty"),
    TOMCAT_10("tomcat-10.1", "Tomcat"),
    TOMCAT_11("tomcat-11", "Tomcat"),
    UNDERTOW("undertow-2.3", "Undertow");

    // refusals, and failures on purpose, are what most tests are after; what does not start throws
    static {
        LogManager.getLogManager().reset();
    }

    private final String folder;
    private final String launcher;

    Container(String folder, String launcher) {
        this.folder = folder;
        this.launcher = "io.github.redirectfilter.acceptance.container." + launcher + "Container";
    }

    boolean hasServlet61() {
        return this == TOMCAT_11;
    }

    boolean isTomcat() {
        return launcher.endsWith("TomcatContainer");
    }

    /** Starts the application with these settings of the filter, and these folders in front of the container's own. */
    Running start(Map<String, String> settings, String... moreFolders) {
        List<URL> urls = new ArrayList<>();
        Stream.of(moreFolders).map(Container::jars).forEach(urls::addAll);
        urls.add(classesOf(RedirectFilter.class));
        urls.add(classesOf(Pattern.class));
        urls.add(classesOf(NullMarked.class));
        urls.add(url(Path.of(System.getProperty("application"))));
        urls.addAll(jars(folder));
        URLClassLoader loader =
                new URLClassLoader(name(), urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Object container = loader.loadClass(launcher)
                    .getConstructor(Map.class)
                    .newInstance(new TreeMap<>(isTomcat() ? withFolders(settings) : settings));
            return new Running(this, loader, (AutoCloseable) container, ((IntSupplier) container).getAsInt());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(this + " did not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A new one for each container, and none of it in the sources. */
    private static Map<String, String> withFolders(Map<String, String> settings) {
        Map<String, String> more = new TreeMap<>(settings);
        try {
            Path containers = Path.of(System.getProperty("containers"));
            Path work = Files.createTempDirectory(Files.createDirectories(containers.resolveSibling("work")), "tomcat");
            more.put("work", work.toString());
            more.putIfAbsent(
                    "folder", Files.createDirectory(work.resolve("empty")).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return more;
    }

    private static List<URL> jars(String folder) {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("containers"), folder))) {
            return jars.sorted().map(Container::url).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL classesOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** As folders are named, which tells the version. */
    @Override
    public String toString() {
        return folder;
    }

    /** A container with the application in it. */
    record Running(Container container, URLClassLoader loader, AutoCloseable launched, int port)
            implements AutoCloseable {
        Connection connect() throws IOException {
            return new Connection(port);
        }

        Connection.Response get(String target, String... headers) throws IOException {
            try (Connection connection = connect()) {
                return connection.exchange("GET", target, headers);
            }
        }

        /** Lets the application redirect at {@code /act/one/page?x=1}. */
        Connection.Response act(String how, String target) throws IOException {
            return get("/act/one/page?x=1", "X-How: " + how, Connection.target(target));
        }

        Connection.Response via(String via, String how, String target) throws IOException {
            return get("/via/one/page?x=1", "X-Via: " + via, "X-How: " + how, Connection.target(target));
        }

        @Override
        public void close() throws Exception {
            launched.close();
            loader.close();
        }
    }
}
