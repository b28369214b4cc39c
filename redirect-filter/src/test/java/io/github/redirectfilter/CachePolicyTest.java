package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class CachePolicyTest {
    private static final List<String> POLICIES = List.of(
            "none",
            "public",
            "private",
            "no-store",
            "no-cache",
            "must-revalidate",
            "no-transform",
            "max-age=0",
            "max-age=60",
            "max-age=3600",
            "s-maxage=5",
            "s-maxage=600",
            "public, max-age=300",
            "public, max-age=300, s-maxage=600",
            "public, max-age=300, s-maxage=30",
            "private, max-age=60",
            "private, no-cache",
            "max-age=60, immutable",
            "max-age=30, stale-while-revalidate=10",
            "private, max-age=30, stale-while-revalidate=20",
            "s-maxage=10, stale-if-error=99",
            "max-age=30, stale-if-error=5, stale-while-revalidate=6, must-revalidate");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public, max-age=300             | public, max-age=300
            PUBLIC,Max-Age=300              | public, max-age=300
            '  no-store  '                  | no-store
            private                         | private
            max-age=0                       | max-age=0
            must-revalidate, max-age=5      | max-age=5, must-revalidate
            max-age=5, s-maxage=6           | max-age=5, s-maxage=6
            max-age=5, immutable            | max-age=5, immutable
            max-age=5, stale-if-error=6     | max-age=5, stale-if-error=6
            max-age=9999999999              | max-age=9999999999
            no-store, max-age=0             | no-store
            none                            | none
            ' none '                        | none
            """)
    void readsAndWritesAHeaderValue(String text, String written) {
        assertThat(CachePolicy.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @FieldSource("POLICIES")
    void readsWhatItWrites(String text) {
        CachePolicy policy = CachePolicy.parse(text);

        assertThat(CachePolicy.parse(policy.toString())).isEqualTo(policy).hasSameHashCodeAs(policy);
        assertThat(policy.headerValue()).isEqualTo(text.equals("none") ? null : policy.toString());
        assertThat(policy.present()).isEqualTo(!text.equals("none"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                         | `Cache-Control "" has an unknown directive "" (expected for example "public, max-age=300", "no-store", or none)`
            `max-age=5,`               | `Cache-Control "max-age=5," has an unknown directive "" (expected for example "public, max-age=300", "no-store", or none)`
            3600                       | `Cache-Control "3600" has an unknown directive "3600" (expected for example "public, max-age=300", "no-store", or none)`
            maxage=5                   | `Cache-Control "maxage=5" has an unknown directive "maxage=5" (expected for example "public, max-age=300", "no-store", or none)`
            max-age                    | `Cache-Control "max-age" has an unknown directive "max-age" (expected for example "public, max-age=300", "no-store", or none)`
            private=x                  | `Cache-Control "private=x" has an unknown directive "private=x" (expected for example "public, max-age=300", "no-store", or none)`
            only-if-cached             | `Cache-Control "only-if-cached" has an unknown directive "only-if-cached" (expected for example "public, max-age=300", "no-store", or none)`
            `none, max-age=5`          | `Cache-Control "none, max-age=5" has an unknown directive "none" (expected for example "public, max-age=300", "no-store", or none)`
            `public max-age=5`         | `Cache-Control "public max-age=5" has an unknown directive "public max-age=5" (expected for example "public, max-age=300", "no-store", or none)`
            max-age=                   | `Cache-Control "max-age=": "max-age=" needs a number of seconds (for example max-age=300)`
            max-age=-1                 | `Cache-Control "max-age=-1": "max-age=-1" needs a number of seconds (for example max-age=300)`
            max-age=1h                 | `Cache-Control "max-age=1h": "max-age=1h" needs a number of seconds (for example max-age=300)`
            max-age=1.5                | `Cache-Control "max-age=1.5": "max-age=1.5" needs a number of seconds (for example max-age=300)`
            max-age=99999999999        | `Cache-Control "max-age=99999999999": "max-age=99999999999" needs a number of seconds (for example max-age=300)`
            s-maxage=x                 | `Cache-Control "s-maxage=x": "s-maxage=x" needs a number of seconds (for example max-age=300)`
            `public, private`          | `Cache-Control "public, private" contradicts itself (expected one of public, private, no-store)`
            `public, no-store`         | `Cache-Control "public, no-store" contradicts itself (expected one of public, private, no-store)`
            `private, s-maxage=5`      | `Cache-Control "private, s-maxage=5" contradicts itself (expected no s-maxage, which is for shared caches, beside private)`
            immutable                  | `Cache-Control "immutable": "immutable" lengthens an age that is not set (expected max-age=... beside it)`
            `public, stale-if-error=5` | `Cache-Control "public, stale-if-error=5": "stale-if-error" lengthens an age that is not set (expected max-age=... beside it)`
            """)
    void whatIsWrongWithAValue(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachePolicy.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none                              | public, max-age=300               | public, max-age=300
            none                              | none                              | none
            public, max-age=300               | max-age=60                        | public, max-age=60
            public, max-age=300               | private                           | private, max-age=300
            public, max-age=300               | no-store                          | no-store
            public                            | private                           | private
            max-age=60                        | no-cache                          | max-age=60, no-cache
            no-transform                      | must-revalidate                   | must-revalidate, no-transform
            max-age=300, s-maxage=600         | max-age=60                        | max-age=60, s-maxage=60
            max-age=300, s-maxage=30          | max-age=60                        | max-age=60, s-maxage=30
            s-maxage=600                      | max-age=60                        | max-age=60, s-maxage=60
            s-maxage=600                      | s-maxage=5                        | s-maxage=5
            max-age=300, s-maxage=600         | private                           | private, max-age=300
            max-age=300, immutable            | max-age=60                        | max-age=60
            max-age=300, immutable            | max-age=60, immutable             | max-age=60, immutable
            max-age=9, stale-if-error=5       | max-age=8, stale-if-error=6       | max-age=8, stale-if-error=5
            max-age=9, stale-while-revalidate=5 | private                         | private, max-age=9
            """)
    void theStrictestAllowsOnlyWhatBothAllow(String one, String other, String strictest) {
        assertThat(CachePolicy.parse(one).strictest(CachePolicy.parse(other))).hasToString(strictest);
    }

    @Test
    void theStrictestDoesNotDependOnOrderOrRepetition() {
        List<CachePolicy> policies = POLICIES.stream().map(CachePolicy::parse).toList();
        for (CachePolicy a : policies) {
            assertThat(a.strictest(a)).isEqualTo(a);
            for (CachePolicy b : policies) {
                assertThat(a.strictest(b)).as("%s and %s", a, b).isEqualTo(b.strictest(a));
                for (CachePolicy c : policies) {
                    assertThat(a.strictest(b).strictest(c))
                            .as("%s and %s and %s", a, b, c)
                            .isEqualTo(a.strictest(b.strictest(c)));
                }
            }
        }
    }

    @Test
    void theStrictestOfTwoIsBoundedIfOneIs() {
        List<CachePolicy> policies = POLICIES.stream().map(CachePolicy::parse).toList();
        for (CachePolicy a : policies) {
            for (CachePolicy b : policies) {
                assertThat(a.strictest(b).bounded()).as("%s and %s", a, b).isEqualTo(a.bounded() || b.bounded());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max-age=300               | max-age=60          | max-age=60
            max-age=30                | max-age=60          | max-age=30
            max-age=300, s-maxage=600 | max-age=60          | max-age=60, s-maxage=60
            s-maxage=600              | max-age=60          | s-maxage=60
            none                      | max-age=60          | none
            none                      | s-maxage=60         | none
            none                      | private, max-age=60 | private
            none                      | no-store            | no-store
            private                   | max-age=60          | private
            public                    | max-age=60          | public, max-age=60
            public                    | private, max-age=60 | private, max-age=60
            no-store                  | max-age=60          | no-store
            max-age=300               | none                | max-age=300
            """)
    void aLimitShortensAnAgeAndBringsNone(String policy, String limit, String limited) {
        assertThat(CachePolicy.parse(policy).limitedBy(CachePolicy.parse(limit)))
                .hasToString(limited);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-store            | true
            max-age=0           | true
            private, max-age=5  | true
            none                | false
            public              | false
            private             | false
            no-cache            | false
            s-maxage=5          | false
            """)
    void aPolicyIsBoundedIfAnAgeIsSetForEveryCache(String text, boolean bounded) {
        assertThat(CachePolicy.parse(text).bounded()).isEqualTo(bounded);
    }

    @Test
    void anAgeIsMadeOfADuration() {
        assertThat(CachePolicy.maxAge(Duration.ofMinutes(5))).hasToString("max-age=300");
        assertThat(CachePolicy.maxAge(Duration.ofMillis(1999))).hasToString("max-age=1");
        assertThat(CachePolicy.maxAge(Duration.ZERO)).hasToString("max-age=0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachePolicy.maxAge(Duration.ofSeconds(-1)))
                .withMessage("max-age PT-1S is negative");
    }
}
