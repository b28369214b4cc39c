package io.github.redirectfilter.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Test data that is kept outside of this repository: in the folder that the system property {@code redirectfilter.shared}
 * names, else in {@code ../shared} beside the repository. Tests that need it have {@code Shared} in their name, and are
 * skipped where it is absent.
 */
public final class SharedData {
    private static final String PROPERTY = "redirectfilter.shared";

    private SharedData() {}

    /** Makes tests of a file. */
    public interface Factory {
        /** The tests, of which each may fail; reading the file may fail as well. */
        Stream<DynamicTest> tests(Path file) throws IOException;
    }

    /** The tests of the file of that name; one test that is skipped, with the reason, if there is no such file. */
    public static Stream<DynamicTest> tests(String name, Factory factory) throws IOException {
        Optional<Path> found = find(name);
        return found.isPresent()
                ? factory.tests(found.get())
                : Stream.of(DynamicTest.dynamicTest("no shared " + name, () -> require(name)));
    }

    /** The file of that name; skips the test if there is none. */
    public static Path require(String name) {
        Optional<Path> found = find(name);
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "skipped: no shared test data \"" + name + "\" (expected -D" + PROPERTY
                        + "=FOLDER, or a folder ../shared beside the repository)");
        return found.orElseThrow();
    }

    private static Optional<Path> find(String name) {
        return folders()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    private static Stream<Path> folders() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !named.isEmpty()) {
            return Stream.of(Path.of(named));
        }
        Path here = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        return Stream.iterate(here, path -> path != null, Path::getParent).map(path -> path.resolve("shared"));
    }
}
