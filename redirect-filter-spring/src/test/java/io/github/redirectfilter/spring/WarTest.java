package io.github.redirectfilter.spring;

import static io.github.redirectfilter.spring.Server.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectListener;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Boot application as a WAR on an external Tomcat, which finds two initializers in it: Spring's, and that of the filter.
 * The WAR has its classes to itself, as they are on the class path here, without a copy.
 */
class WarTest {
    private static final Pattern IN_WAR =
            Pattern.compile("(commons-logging|jspecify|logback-(classic|core)|micrometer-(commons|observation)"
                    + "|re2j|redirect-filter(-spring)?|slf4j-api|spring-(aop|beans|context|core|expression|jcl|web|webmvc)"
                    + "|spring-boot(-autoconfigure|-http-converter|-servlet|-web-server|-webmvc)?)-[0-9].*\\.jar");

    private static final Tomcat TOMCAT = new Tomcat();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        LogManager.getLogManager().reset(); // what does not start shows in the answers
        TomcatURLStreamHandlerFactory.disable(); // a JVM takes one alone
        TOMCAT.setBaseDir(folder.toString());
        TOMCAT.setAddDefaultWebXmlToWebapp(false); // which asks for JSP
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        TOMCAT.setConnector(connector);
        Path files = Files.createDirectories(folder.resolve("war/WEB-INF"));
        Files.writeString(files.resolve("redirects.rules"), "/old /new 308\n/exempt -\n");
        Path services = Files.createDirectories(files.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(RedirectListener.class.getName()), WarApplication.Heard.class.getName());
        deploy("/on", "true");
        deploy("/off", "false");
        TOMCAT.start();
    }

    @AfterAll
    static void stop() throws Exception {
        TOMCAT.stop();
        TOMCAT.destroy();
    }

    private static void deploy(String path, String enabled) throws IOException {
        Context context = TOMCAT.addWebapp(path, folder.resolve("war").toString());
        context.setParentClassLoader(new ContainerClasses());
        context.addParameter("wanted", enabled);
        // faster: nothing is to be found in the others
        context.getJarScanner()
                .setJarScanFilter((type, jar) -> jar.startsWith("redirect-filter") || jar.startsWith("spring-web-"));
        WebResourceRoot resources = new StandardRoot(context);
        context.setResources(resources);
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            File file = new File(each);
            if (file.isDirectory()) {
                resources.addPostResources(new DirResourceSet(resources, "/WEB-INF/classes", each, "/"));
            } else if (IN_WAR.matcher(file.getName()).matches()) {
                resources.addPostResources(new FileResourceSet(resources, "/WEB-INF/lib/" + file.getName(), each, "/"));
            }
        }
    }

    /** What a web application sees of the container. */
    private static final class ContainerClasses extends ClassLoader {
        private static final Pattern PACKAGES = Pattern.compile("(jakarta|org.apache.(catalina|tomcat))[./].*");

        ContainerClasses() {
            super(getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (PACKAGES.matcher(name).matches()) {
                return WarTest.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected URL findResource(String name) {
            return PACKAGES.matcher(name).matches()
                    ? WarTest.class.getClassLoader().getResource(name)
                    : null;
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + TOMCAT.getConnector().getLocalPort() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    @Test
    void theFilterOfSpringDecidesAlone() throws Exception {
        assertThat(location(get("/on/old"))).isEqualTo("308 /on/new");
        assertThat(get("/on/exempt").body()).isEqualTo("passed");
        assertThat(get("/on/decisions").body()).isEqualTo("/on/old /on/exempt");
    }

    @Test
    void switchedOffByThePropertyNoFilterDecides() throws Exception {
        assertThat(location(get("/off/old"))).isEqualTo("404 -");
        assertThat(get("/off/exempt").body()).isEqualTo("passed");
        assertThat(get("/off/decisions").body()).isEmpty();
    }
}
