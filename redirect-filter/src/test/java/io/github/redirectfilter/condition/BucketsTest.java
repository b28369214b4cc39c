package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BucketsTest {
    private static final int CALLERS = 1_000_000;

    /** Computed by the Python of docs/conditions.md. Another node, or another language, has to agree on these. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/{*path} | alice                            | 8001
            /api/v1/{*path} | bob                              | 5174
            /api/v1/{*path} | 192.0.2.7                        | 7749
            /api/v1/{*path} | ''                               | 8372
            new-checkout    | alice                            | 97
            new-checkout    | bob                              | 2125
            new-checkout    | 0123456789abcdef0123456789abcdef | 2803
            ''              | a                                | 3764
            a               | ''                               | 2981
            café            | Jürgen                           | 7700
            new-checkout    | 日本語                           | 4141
            new-checkout    | 😀x                              | 2494
            """)
    void everyLanguageFindsTheSameBucket(String experiment, String key, int bucket) {
        assertThat(new Buckets(experiment).of(key)).isEqualTo(bucket);
    }

    /** What is no text in UTF-8 is a key all the same. */
    @ParameterizedTest
    @CsvSource({"\uD83D, ?", "a\uDE00b, a?b", "é\uD83D, é?"})
    void halfACharacterIsAQuestionMark(String key, String same) {
        assertThat(new Buckets("x").of(key)).isEqualTo(new Buckets("x").of(same));
    }

    static Stream<Named<IntFunction<String>>> keys() {
        Random random = new Random(20261201);
        return Stream.of(
                Named.of("numbers", Integer::toString),
                Named.of("addresses", i -> "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)),
                Named.of("mail addresses", i -> "user" + i + "@example.com"),
                Named.of("random 128 bits", i -> new UUID(random.nextLong(), random.nextLong()).toString()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aShareHasItsPartOfAllCallers(IntFunction<String> keys) {
        Buckets buckets = new Buckets("new-checkout");
        int[] callers = new int[Buckets.COUNT];
        IntStream.range(0, CALLERS).forEach(i -> callers[buckets.of(keys.apply(i))]++);

        int upTo = 0;
        double worst = 0;
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            upTo += callers[bucket];
            double percent = 100.0 * upTo / CALLERS;
            worst = Math.max(worst, Math.abs(percent - (bucket + 1) / 100.0));
        }
        assertThat(worst).as("points off, at the worst of all shares").isLessThan(0.5);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void experimentsDoNotDependOnOneAnother(IntFunction<String> keys) {
        Buckets one = new Buckets("one");
        Buckets other = new Buckets("other");
        long both = IntStream.range(0, CALLERS)
                .mapToObj(keys)
                .filter(key -> one.of(key) < Buckets.COUNT / 5 && other.of(key) < Buckets.COUNT / 5)
                .count();

        assertThat(100.0 * both / CALLERS).as("percent in 20% of both").isCloseTo(4, within(0.5));
    }
}
