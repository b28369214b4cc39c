package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LowerCaseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "www.example.com",
                "WWW.Example.COM",
                "[2001:DB8::1]",
                "\u212A.example",
                "\u0130.example",
                "a_b",
                "@["
            })
    void isThatOfNoLanguage(String text) {
        assertThat(LowerCase.of(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    @Test
    void makesNothingOfWhatIsInLowerCaseAlready() {
        String host = "www.example.com";

        assertThat(LowerCase.of(host)).isSameAs(host);
    }
}
