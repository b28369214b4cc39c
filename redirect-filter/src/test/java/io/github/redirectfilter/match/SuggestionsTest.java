package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KNOWN =
            List.of("country", "cookie.NAME", "ip", "by", "rules", "rules-file", "REQUEST", "retry-after");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    contry,        country
                    ocuntry,       country
                    countri,       country
                    cuontyr,       country
                    COUNTRY,       country
                    request,       REQUEST
                    rule,          rules
                    rules-fiel,    rules-file
                    rules-files,   rules-file
                    retry,         retry-after
                    cookie,        cookie.NAME
                    rules-file-x,  rules-file
                    is,            ip
                    xy,            by
                    pi,            ip
                    qq,            -
                    c,             -
                    '',            -
                    colour,        -
                    """)
    void suggestsWhatIsNearest(String wrong, String meant) {
        assertThat(Suggestions.didYouMean(wrong, KNOWN))
                .isEqualTo(meant == null ? "" : "; did you mean \"" + meant + "\"?");
    }

    @Test
    void listsWhatIsKnown() {
        assertThat(Suggestions.expected(List.of("a", "b", "c"))).isEqualTo("(expected one of a, b, c)");
    }
}
