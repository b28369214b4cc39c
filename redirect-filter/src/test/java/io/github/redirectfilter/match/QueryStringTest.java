package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryStringTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            a=1            | a     | 1
            a=1&b=2        | b     | 2
            a=1&a=2        | a     | 1
            a=1=2          | a     | 1=2
            a              | a     | ''
            a=             | a     | ''
            a&b            | b     | ''
            =1             | ''    | 1
            a=1            | A     | none
            a=1            | b     | none
            ab=1           | a     | none
            ''             | a     | none
            none           | a     | none
            &&a=1&&        | a     | 1
            %61=1          | a     | 1
            a%3Db=1        | a=b   | 1
            a%26b=1        | a&b   | 1
            a=b%26c        | a     | b&c
            a=b+c          | a     | 'b c'
            a=b%20c        | a     | 'b c'
            a=b%2Bc        | a     | b+c
            a+b=1          | 'a b' | 1
            a=%C3%A9       | a     | é
            a=%c3%a9       | a     | é
            a=é            | a     | é
            a=%F0%9F%98%80 | a     | 😀
            a=%            | a     | %
            a=%4           | a     | %4
            a=%zz          | a     | %zz
            a=%%41         | a     | %A
            a=%25          | a     | %
            a=%252F        | a     | %2F
            a=%C0%AF       | a     | \uFFFD\uFFFD
            a=%ED%A0%80    | a     | \uFFFD\uFFFD\uFFFD
            a=%C3          | a     | \uFFFD
            a=%C3x         | a     | \uFFFDx
            a=%0D%0A       | a     | '\r\n'
            a=1;b=2        | a     | 1;b=2
            """)
    void theFirstValueOfAParameter(String query, String name, String value) {
        assertThat(QueryString.first(query, name)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            a=1&b=2&a=3 | 1,3
            a&a=        | ,
            %61=1&a=2   | 1,2
            b=1         | none
            none        | none
            ''          | none
            """)
    void allValuesOfAParameterInOrder(String query, String values) {
        assertThat(QueryString.values(query, "a"))
                .isEqualTo(values == null ? List.of() : List.of(values.split(",", -1)));
    }

    @Test
    void piecesStayAsTheyWereSent() {
        assertThat(QueryString.pieces("a=%31&&b=+&")).containsExactly("a=%31", "", "b=+", "");
        assertThat(QueryString.pieces("")).isEmpty();
        assertThat(QueryString.pieces(null)).isEmpty();
    }

    @Test
    void aPieceHasADecodedNameAndValue() {
        assertThat(QueryString.name("a%20b=c%20d")).isEqualTo("a b");
        assertThat(QueryString.value("a%20b=c%20d")).isEqualTo("c d");
        assertThat(QueryString.name("a")).isEqualTo("a");
        assertThat(QueryString.value("a")).isEmpty();
    }
}
