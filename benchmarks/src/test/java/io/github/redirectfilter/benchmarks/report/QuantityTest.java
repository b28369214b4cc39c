package io.github.redirectfilter.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "9.876, 9.88 ns",
        "57.04, 57.0 ns",
        "999.4, 999 ns",
        "1_234, 1.23 µs",
        "101_234, 101 µs",
        "2_700_000, 2.70 ms",
        "12_345_678_901, 12.3 s"
    })
    void writesTimes(String nanos, String text) {
        assertThat(Quantity.nanos(Double.parseDouble(nanos.replace("_", "")))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 0 B", "75.6, 76 B", "3441.2, 3441 B", "48_950, 49.0 kB", "1_286_960, 1.29 MB"})
    void writesBytes(String bytes, String text) {
        assertThat(Quantity.bytes(Double.parseDouble(bytes.replace("_", "")))).isEqualTo(text);
    }
}
