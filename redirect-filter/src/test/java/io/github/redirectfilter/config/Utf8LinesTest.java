package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.redirectfilter.RedirectConfigurationException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Utf8LinesTest {
    private final List<String> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    static Stream<Arguments> splitsAsReadersDo() {
        return Stream.of(
                arguments("", "[]"),
                arguments("a", "[1:a]"),
                arguments("a\n", "[1:a]"),
                arguments("a\n\nb", "[1:a, 2:, 3:b]"),
                arguments("a\r\nb\r\n", "[1:a, 2:b]"),
                arguments("a\rb\r\r\nc", "[1:a, 2:b, 3:, 4:c]"),
                arguments("\n\n", "[1:, 2:]"),
                arguments("\u00e9\u2028\u0085\ud83d\ude00", "[1:\u00e9\u2028\u0085\ud83d\ude00]"),
                arguments("\ufffd is written", "[1:\ufffd is written]"),
                arguments("\ufeff/a /b", "[1:/a /b]"));
    }

    @ParameterizedTest
    @MethodSource
    void splitsAsReadersDo(String text, String expected) throws IOException {
        read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(lines).hasToString(expected);
        assertThat(problems).isEmpty();
    }

    static Stream<Arguments> tellsWhereItIsNotUtf8() {
        return Stream.of(
                arguments("/a /b\n/caf\u00e9 /x\n/c /d", StandardCharsets.ISO_8859_1, """
                        f.rules:2:5: byte 5 of the line, 0xE9, is not UTF-8 (in ISO-8859-1 it is "\u00e9"); save the file as UTF-8
                            /caf\ufffd /x
                                ^
                        """),
                arguments("/x \u201cquoted\u201d", Charset.forName("windows-1252"), """
                        f.rules:1:4: byte 4 of the line, 0x93, is not UTF-8; save the file as UTF-8
                            /x \ufffdquoted\ufffd
                               ^
                        """),
                arguments(
                        "/a /b",
                        StandardCharsets.UTF_16,
                        "f.rules: the file is UTF-16 (big endian); save it as UTF-8\n"),
                arguments(
                        "\ufeff/a /b",
                        StandardCharsets.UTF_16LE,
                        "f.rules: the file is UTF-16 (little endian); save it as UTF-8\n"),
                arguments(
                        "/a /b",
                        StandardCharsets.UTF_16BE,
                        "f.rules: the file is UTF-16 (big endian); save it as UTF-8\n"),
                arguments(
                        "/a /b",
                        StandardCharsets.UTF_16LE,
                        "f.rules: the file is UTF-16 (little endian); save it as UTF-8\n"));
    }

    @ParameterizedTest
    @MethodSource
    void tellsWhereItIsNotUtf8(String text, Charset charset, String report) throws IOException {
        read(text.getBytes(charset));

        assertThat(problems).extracting(problem -> problem + "\n").containsExactly(report);
    }

    @Test
    void countsBytesAndColumnsApart() throws IOException {
        read(new byte[] {(byte) 0xC3, (byte) 0xA9, ' ', (byte) 0xC3});

        assertThat(problems).singleElement().hasToString("""
                f.rules:1:3: byte 4 of the line, 0xC3, is not UTF-8 (in ISO-8859-1 it is "\u00c3"); save the file as UTF-8
                    \u00e9 \ufffd
                      ^""");
    }

    @Test
    void goesOnBehindALineThatIsNotUtf8() throws IOException {
        read("/a\n/\u00e9\n/b\n/\u00e8".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(lines).containsExactly("1:/a", "3:/b");
        assertThat(problems).hasSize(2);
    }

    @Test
    void streams() throws IOException {
        byte[] file = "/old/some/where/{x} /new/{x} 308\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(file);
        long[] readAtFirstLine = new long[1];
        int[] count = new int[1];

        Utf8Lines.read(
                "f.rules",
                in,
                (number, text) -> {
                    count[0] = number;
                    readAtFirstLine[0] = number == 1 ? file.length - in.available() : readAtFirstLine[0];
                },
                problems::add);

        assertThat(count[0]).isEqualTo(100_000);
        assertThat(readAtFirstLine[0]).isLessThanOrEqualTo(1 << 16);
    }

    private void read(byte[] bytes) throws IOException {
        Utf8Lines.read(
                "f.rules", new ByteArrayInputStream(bytes), (n, line) -> lines.add(n + ":" + line), problems::add);
    }
}
