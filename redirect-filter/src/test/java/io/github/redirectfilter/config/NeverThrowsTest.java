package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, a reader reports and does not throw. */
class NeverThrowsTest {
    private static final String[] PIECES = {
        "rules:",
        "\n",
        "\n",
        "\n- ",
        "\n  ",
        "\n    ",
        "from: ",
        "to: ",
        "/a",
        "/b",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ": ",
        "when:",
        "\"",
        "'",
        "#",
        " # ",
        "*a ",
        "&a ",
        "!t ",
        "!!str ",
        "---",
        "\n---\n",
        "...",
        "%YAML 1.2\n",
        "|",
        ">-\n",
        "? ",
        "<<: ",
        "~",
        "null",
        "\t",
        "\r",
        "\\",
        "\\u12",
        "308",
        "GET",
        "allow: ",
        "${X",
        "=",
        "=\"",
        "\u00e9",
        "\ud83d\ude00",
        "\u0007",
        "\ufeff",
        "\u2028",
        "\ud83d",
        "method: ",
        "not:",
        "header.X",
        "-",
        "@",
        "`",
        "\u0085"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readersReport(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "rules:\n- " : "");
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertThatCode(() -> {
                        RecordingSink.ofYaml(text.toString()).report();
                        RecordingSink.ofLines(text.toString()).report();
                    })
                    .as("%s", text)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void bytesAreReported(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            byte[] yaml =
                    ("rules:\n- " + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.UTF_8);
            assertThatCode(() -> {
                        RecordingSink.ofYaml(bytes).report();
                        RecordingSink.ofYaml(yaml).report();
                    })
                    .doesNotThrowAnyException();
        }
    }
}
