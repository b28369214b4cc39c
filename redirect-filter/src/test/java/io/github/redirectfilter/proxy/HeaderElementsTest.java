package io.github.redirectfilter.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderElementsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a                       | [a]
            a, b,c                  | [c, b, a]
            a,, ,b,                 | [b, a]
            ``                      | []
            x="a,b", y              | [y, x="a,b"]
            x="a\\",b", y           | [y, x="a\\",b"]
            x="a\\\\",b", y         | [y, x="a\\\\",b"]
            x="a\\\\", y="\\\\"     | [y="\\\\", x="a\\\\"]
            x="open, y              | [y, x="open]
            x="open, y="b,c"        | [y="b,c", x="open]
            x="open, y="b,c", z     | [z, y="b,c", x="open]
            x=", y="a", ", z        | [z, x=", y="a", "]
            x="a" "b,c" , y         | [y, x="a" "b,c"]
            x=\\"a,b, y             | [y, b, x=\\"a]
            """)
    void areReadFromTheEnd(String line, String elements) {
        assertThat(HeaderElements.fromTheEnd(List.of(line))).hasToString(elements);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a, b | c         | [c, b, a]
            a    | ``        | [a]
            "a,  | b, c      | [c, b, "a]
            a,   | ", b      | [b, ", a]
            """)
    void aQuoteEndsWithItsLine(String first, String second, String elements) {
        assertThat(HeaderElements.fromTheEnd(List.of(first, second))).hasToString(elements);
    }
}
