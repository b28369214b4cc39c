package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with everything in it: nothing else is needed in {@code WEB-INF/lib}, and it meets no other library there. */
class AllJarIT {
    private static final Path JAR = Path.of(System.getProperty("jar.all"));

    @Test
    void oneJarAndOneFileAreACompleteInstallation(@TempDir Path directory) throws Exception {
        WarDirectory war = new WarDirectory(directory, JAR).with("WEB-INF/redirects.yaml", """
                rules:
                  - from: ~/old/(\\d+)
                    to: /new/{1}
                    status: 308
                """);
        WebAppContext application = new WebAppContext();
        application.setContextPath("/");
        application.setWar(war.root().toString());
        // what the tests themselves have on their class path is not there in a container
        for (String library : List.of("com.google.re2j.", "org.snakeyaml.", "io.github.redirectfilter.")) {
            application.getHiddenClassMatcher().add(library);
        }

        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/old/7").status()).isEqualTo(308);
            assertThat(server.get("/old/7").header("Location")).isEqualTo("/new/7");
        }
    }

    @Test
    void itHoldsNoClassUnderANameOfOthers() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names)
                    .filteredOn(name -> name.endsWith(".class"))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("io/github/redirectfilter/"));
            assertThat(names)
                    .contains(
                            "META-INF/LICENSE",
                            "META-INF/LICENSE-re2j",
                            "META-INF/web-fragment.xml",
                            "META-INF/services/io.github.redirectfilter.ConditionFactory",
                            "META-INF/services/jakarta.servlet.ServletContainerInitializer");
        }
    }
}
