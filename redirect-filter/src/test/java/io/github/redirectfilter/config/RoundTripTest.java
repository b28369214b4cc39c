package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule prints itself as a line that reads back as the same rule, whatever characters it holds. */
class RoundTripTest {
    private static final String[] ODD = {
        "a",
        "Z",
        "7",
        "\"",
        "\"\"",
        "=",
        "=\"",
        "#",
        " ",
        " #",
        "  ",
        "\t",
        ",",
        "'",
        "\\",
        "{x}",
        "{*r}",
        "%20",
        "?k=v",
        "&",
        "~",
        "-",
        ".",
        "..",
        "//",
        "307",
        "moved",
        "\u00e9",
        "e\u0301",
        "\u4f60\u597d",
        "\ud83d\ude00",
        "\u00a0",
        "\u2003",
        "\u2028",
        "\u200b",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u000b",
        "\ufffd",
        "\ufeff",
        "(?<n>[^\"]+)"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rulesReadBackEqual(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            RedirectRule rule = rule(random);
            RecordingSink sink = RecordingSink.ofLines(rule.toString());

            assertThat(sink.report()).as("%s", rule).isEmpty();
            RedirectRule read = sink.rules.get(0);
            assertThat(read.from()).as("%s", rule).isEqualTo(rule.from());
            assertThat(read.to()).as("%s", rule).isEqualTo(rule.to());
            assertThat(read.status()).as("%s", rule).isEqualTo(rule.status());
            assertThat(read.methods()).as("%s", rule).isEqualTo(rule.methods());
            assertThat(read.options()).as("%s", rule).isEqualTo(rule.options());
            assertThat(read).as("%s", rule).hasToString(rule.toString());
        }
    }

    private static RedirectRule rule(Random random) {
        RedirectRule.Builder rule = RedirectRule.from((random.nextBoolean() ? "/" : "~") + text(random))
                .to("/" + text(random));
        if (random.nextInt(3) == 0) {
            rule.methods("GET", "POST");
        }
        if (random.nextInt(3) == 0) {
            rule.status(RedirectStatus.FOUND);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String key = "header.X-" + i;
            if (random.nextInt(4) == 0) {
                rule.option(key);
            } else {
                rule.option(key, text(random));
            }
        }
        return rule.build();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }
}
