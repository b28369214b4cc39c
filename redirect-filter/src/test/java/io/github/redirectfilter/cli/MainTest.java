package io.github.redirectfilter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@link Main}: what is the same for all commands. */
class MainTest {
    private final StringWriter err = new StringWriter();

    @Test
    void whatCouldNotBeWrittenIsNotSaidToBe(@TempDir Path directory) throws IOException {
        String rules =
                Files.writeString(directory.resolve("a.rules"), "/a /b\n").toString();

        assertThat(Main.written(ran(new StringWriter(), "graph", rules))).isTrue();
        assertThat(err).hasToString("");
        assertThat(Main.written(ran(full(), "graph", rules))).isFalse();
        assertThat(err).hasToString("the output could not be written to its end" + System.lineSeparator());
    }

    private CommandLine ran(Writer out, String... arguments) {
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(line.execute(arguments)).isZero();
        return line;
    }

    /** As a file is on a disk without space. */
    private static Writer full() {
        return new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
