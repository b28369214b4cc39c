package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    @ParameterizedTest(name = "{0}, last: {1}")
    @CsvSource(
            value = {
                "/blog-12/       | false | blog 12",
                "/blog-12        | false | blog",
                "/blog-12        | true  | blog 12",
                "blog-12/        | false | 12",
                "blog            | true  | ''",
                "/Old_Page.PHP   | true  | old page php",
                "/ü-12/          | false | 12",
                "/ü12/           | false | ''",
                "/12ü/           | false | ''",
                "/ſ12/a/         | false | a",
                "/%2F/           | false | 2f",
                "/reservations/  | false | rvations",
                "''              | true  | ''"
            },
            delimiter = '|')
    void wholeTokensOfAPiece(String piece, boolean last, String expected) {
        List<String> tokens = new ArrayList<>(
                Tokens.within(piece, last).stream().map(TokensTest::text).toList());
        assertThat(tokens).containsExactlyInAnyOrder(expected.isEmpty() ? new String[] {} : expected.split(" "));
    }

    private static String text(long key) {
        StringBuilder text = new StringBuilder();
        for (long rest = key; rest != Tokens.NONE; rest <<= 8) {
            text.insert(0, (char) (rest >>> 56));
        }
        return text.toString();
    }

    @Test
    void patternsAreFoundByTheirRarestToken() {
        RarestTokens rarest = new RarestTokens();
        for (int i = 0; i < 4; i++) {
            rarest.count(Tokens.ofSegment("shop-" + i + "-html"));
        }
        rarest.count(Tokens.ofSegment("blog-html-123"));

        assertThat(rarest.best(Tokens.ofSegment("shop-2-html"))).isEqualTo(only("2"));
        assertThat(rarest.best(Tokens.ofSegment("shop-html"))).isEqualTo(only("shop"));
        assertThat(rarest.best(Tokens.ofSegment("html"))).as("five have it").isEqualTo(Tokens.NONE);
        assertThat(rarest.best(Tokens.ofSegment("blog-html-123")))
                .as("a number is rarer in requests than a word")
                .isEqualTo(only("123"));
        assertThat(rarest.best(Set.of())).isEqualTo(Tokens.NONE);
    }

    private static long only(String token) {
        return Tokens.ofSegment(token).iterator().next();
    }

    @Test
    void aFilterKnowsAllThatWereAddedAndFewOthers() {
        Set<Long> added = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            added.addAll(Tokens.ofSegment("t" + i));
        }
        TokenBits bits = new TokenBits(added.size());
        added.forEach(bits::add);

        assertThat(added).allMatch(bits::mayHold);
        int others = 0;
        for (int i = 0; i < 100_000; i++) {
            others += bits.mayHold(only("x" + i)) ? 1 : 0;
        }
        assertThat(others).as("of 100,000 that were not added").isLessThan(4_000);
    }
}
