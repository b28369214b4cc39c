package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.WithoutLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** snakeyaml-engine is optional: without it, naming a YAML file says what is missing. */
class YamlLibraryMissingTest {
    @Test
    void namesTheLibraryAndTheFormatThatNeedsNone() throws ReflectiveOperationException {
        Class<?> inside = new WithoutLibrary("org.snakeyaml.").loadClass(Inside.class.getName());
        Method report = inside.getDeclaredMethod("report");
        report.setAccessible(true);

        assertThat(report.invoke(null))
                .isEqualTo(
                        "x.yaml: reading YAML needs the library org.snakeyaml:snakeyaml-engine; add it to the application,"
                                + " or write the rules as lines in a .rules file, which needs no library\n");
    }

    /** Runs among classes that can't see the library. */
    static final class Inside {
        private Inside() {}

        static String report() throws IOException {
            RecordingSink sink = new RecordingSink();
            YamlRules.read("x.yaml", new ByteArrayInputStream(new byte[0]), sink);
            return sink.report();
        }
    }
}
