package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaryHeaderTest {
    @ParameterizedTest
    @CsvSource({
        "'',                         Cookie,          Cookie",
        "Accept-Encoding,            Cookie,          'Accept-Encoding, Cookie'",
        "Cookie,                     cookie,          Cookie",
        "COOKIE,                     'Cookie, X-Beta', 'COOKIE, X-Beta'",
        "'a , b|B,c',                'C, d',          'a, b, c, d'",
        "*,                          Cookie,          *",
        "'Accept, *',                Cookie,          *",
        "Accept,                     *,               *",
        "', ,',                      Cookie,          Cookie",
    })
    void joins(String present, String names, String merged) {
        List<String> lines = present.isEmpty() ? List.of() : Arrays.asList(present.split("\\|"));

        assertThat(VaryHeader.merge(lines, names)).isEqualTo(merged);
    }
}
