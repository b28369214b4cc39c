package io.github.redirectfilter.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;

/** What becomes of a whole file. */
final class Converted {
    private Converted() {}

    /** Asserts on the {@code .rules} text, and on the list of what was rejected. */
    static void assertConversion(Dialect dialect, String text, String rules, String rejected) {
        Conversion conversion = Converter.convert(dialect, text);

        assertThat(conversion.text()).isEqualTo(rules);
        assertThat(conversion.rejected().stream().map(each -> each + "\n").collect(Collectors.joining()))
                .isEqualTo(rejected);
    }
}
