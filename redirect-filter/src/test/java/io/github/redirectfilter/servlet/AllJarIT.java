package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
    void itIsAProgramThatChecksRules(@TempDir Path directory) throws Exception {
        Path rules = Files.writeString(directory.resolve("a.yaml"), """
                rules:
                  - {from: ~/old/(\\d+), to: /new, rate: 9/minute}
                  - {from: /a, to: /b}
                  - {from: /b, to: /a}
                """);
        Path out = directory.resolve("out.txt");
        Process check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "check",
                        rules.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();

        assertThat(check.waitFor()).isEqualTo(2);
        assertThat(Files.readString(out))
                .startsWith(rules + ":3:20: error [loop] a loop: /a -> /b -> /a")
                .endsWith("1 error, 1 note in 3 rules" + System.lineSeparator())
                .doesNotContain("\u001B");
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
