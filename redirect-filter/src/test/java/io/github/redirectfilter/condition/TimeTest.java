package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Rules;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {
    private static final RedirectRequest REQUEST =
            RedirectRequest.builder("GET", "https://app.example/a").build();

    private Instant now = Instant.EPOCH;

    private Redirects rules(String... lines) {
        return Rules.builder(lines).clock(() -> now).build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-01T00:00:00Z/2026-12-24T12:00:00Z           | 2026-11-30T23:59:59.999999999Z | false
            2026-12-01T00:00:00Z/2026-12-24T12:00:00Z           | 2026-12-01T00:00:00Z           | true
            2026-12-01T00:00:00Z/2026-12-24T12:00:00Z           | 2026-12-24T11:59:59.999999999Z | true
            2026-12-01T00:00:00Z/2026-12-24T12:00:00Z           | 2026-12-24T12:00:00Z           | false
            2026-12-01T00:00:00+01:00/2026-12-24T12:00:00-05:00 | 2026-11-30T22:59:59Z           | false
            2026-12-01T00:00:00+01:00/2026-12-24T12:00:00-05:00 | 2026-11-30T23:00:00Z           | true
            2026-12-01T00:00:00+01:00/2026-12-24T12:00:00-05:00 | 2026-12-24T16:59:59Z           | true
            2026-12-01T00:00:00+01:00/2026-12-24T12:00:00-05:00 | 2026-12-24T17:00:00Z           | false
            2026-12-01T00:00Z/2026-12-01T00:01Z                 | 2026-12-01T00:00:30Z           | true
            2026-12-01T00:00:00.5Z/                             | 2026-12-01T00:00:00.4Z         | false
            2026-12-01T00:00:00.5Z/                             | 2026-12-01T00:00:00.5Z         | true
            2026-12-01T00:00:00Z/                               | 9999-01-01T00:00:00Z           | true
            /2026-12-01T00:00:00Z                               | 1970-01-01T00:00:00Z           | true
            /2026-12-01T00:00:00Z                               | 2026-12-01T00:00:00Z           | false
            """)
    void holdsFromTheFirstInstantUntilTheLast(String interval, Instant instant, boolean holds) {
        now = instant;

        assertThat(rules("/a /b time=" + interval).decide(REQUEST) instanceof Decision.Redirect)
                .isEqualTo(holds);
        assertThat(rules("/a /b not.time=" + interval).decide(REQUEST) instanceof Decision.Redirect)
                .isNotEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            public, max-age=3600                | 2026-11-30T00:00:00Z     | /c | public, max-age=3600
            public, max-age=3600                | 2026-11-30T23:30:00Z     | /c | public, max-age=1800
            public, max-age=3600                | 2026-11-30T23:59:58.001Z | /c | public, max-age=1
            public, max-age=3600                | 2026-11-30T23:59:59.001Z | /c | public, max-age=0
            public, max-age=3600                | 2026-12-01T00:00:00Z     | /b | public, max-age=3600
            public, max-age=3600                | 2026-12-24T11:00:00Z     | /b | public, max-age=3600
            public, max-age=3600                | 2026-12-24T11:00:01Z     | /b | public, max-age=3599
            public, max-age=3600                | 2026-12-24T11:59:59.999Z | /b | public, max-age=0
            public, max-age=3600                | 2026-12-24T12:00:00Z     | /c | public, max-age=3600
            max-age=60, s-maxage=3600           | 2026-12-24T11:30:00Z     | /b | max-age=60, s-maxage=1800
            max-age=60, s-maxage=3600           | 2026-11-30T23:59:30Z     | /c | max-age=30, s-maxage=30
            max-age=9, stale-while-revalidate=9 | 2026-12-24T11:59:58Z     | /b | max-age=2
            no-store                            | 2026-12-24T11:30:00Z     | /b | no-store
            private                             | 2026-12-24T11:30:00Z     | /b | private
            public                              | 2026-12-24T11:30:00Z     | /b | public, max-age=1800
            none                                | 2026-12-24T11:30:00Z     | /b | none
            none                                | 2026-11-30T23:30:00Z     | /c | none
            """)
    void noAnswerIsKeptBeyondTheNextEdge(String cache, Instant instant, String location, String cacheControl) {
        now = instant;
        String answer = " 302 cache=\"" + (cache == null ? "none" : cache) + "\"";
        Decision decision = rules(
                        "/a /b" + answer + " time=2026-12-01T00:00:00Z/2026-12-24T12:00:00Z", "/a /c" + answer)
                .decide(REQUEST);

        assertThat(Rules.show(decision)).isEqualTo("302 " + location);
        assertThat(decision.headers().cacheControl()).isEqualTo(cacheControl);
        assertThat(decision.headers().vary()).isNull();
    }

    @Test
    void theDefaultAgeOfAStatusIsLimitedToo() {
        now = Instant.parse("2026-12-24T11:59:00Z");

        assertThat(rules("/a - 410 time=/2026-12-24T12:00:00Z")
                        .decide(REQUEST)
                        .headers()
                        .cacheControl())
                .isEqualTo("max-age=60");
        assertThat(rules("/a /b 302 time=/2026-12-24T12:00:00Z")
                        .decide(REQUEST)
                        .headers()
                        .cacheControl())
                .isEqualTo("no-store");
    }

    @Test
    void theNearestEdgeOfSeveralCounts() {
        now = Instant.parse("2026-12-24T11:00:00Z");

        assertThat(rules(
                                "/a /x time=2026-12-24T11:10:00Z/",
                                "/a - 410 cache=max-age=3600 time=/2026-12-24T11:20:00Z not.time=2026-12-24T11:15:00Z/")
                        .decide(REQUEST)
                        .headers()
                        .cacheControl())
                .isEqualTo("max-age=600");
    }

    @Test
    void theSameRulesFollowTheClock() {
        Redirects rules = rules("/a - 410 time=2026-12-01T00:00:00Z/2026-12-01T00:01:40Z", "/a - 410");
        Instant start = Instant.parse("2026-11-30T23:58:20Z");
        for (int second = 0; second < 300; second++) {
            now = start.plusSeconds(second).plusMillis(second);
            long untilEdge = second < 100 ? 100 - second : second < 200 ? 200 - second : 301;
            String expected = "max-age=" + Math.min(300, second > 0 ? untilEdge - 1 : untilEdge);

            assertThat(rules.decide(REQUEST).headers().cacheControl())
                    .as("second %s", second)
                    .isEqualTo(expected);
        }
    }

    @Test
    void onAPassItSaysNothing() {
        assertThat(rules("/a /b time=2026-12-01T00:00:00Z/").decide(REQUEST).headers())
                .isEqualTo(Decision.Headers.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            time                                      | the interval is missing (expected for example time=2026-12-01T00:00:00Z/2026-12-24T12:00:00+01:00; either end may be left out)
            time.x=2026-12-01T00:00:00Z/              | the interval is missing (expected for example time=2026-12-01T00:00:00Z/2026-12-24T12:00:00+01:00; either end may be left out)
            time=2026-12-01T00:00:00Z                 | "2026-12-01T00:00:00Z" is no interval (expected for example time=2026-12-01T00:00:00Z/2026-12-24T12:00:00+01:00; either end may be left out)
            time=/                                    | "/" is no interval (expected for example time=2026-12-01T00:00:00Z/2026-12-24T12:00:00+01:00; either end may be left out)
            time=2026-12-01T00:00:00Z/P1D/            | "2026-12-01T00:00:00Z/P1D/" is no interval (expected for example time=2026-12-01T00:00:00Z/2026-12-24T12:00:00+01:00; either end may be left out)
            time=2026-12-01T00:00:00/                 | "2026-12-01T00:00:00" is no date with time and zone (expected for example 2026-12-01T00:00:00Z or 2026-12-01T00:00:00+01:00)
            time=2026-12-01/                          | "2026-12-01" is no date with time and zone (expected for example 2026-12-01T00:00:00Z or 2026-12-01T00:00:00+01:00)
            time=/2026-13-01T00:00:00Z                | "2026-13-01T00:00:00Z" is no date with time and zone (expected for example 2026-12-01T00:00:00Z or 2026-12-01T00:00:00+01:00)
            time=/2026-02-30T00:00:00Z                | "2026-02-30T00:00:00Z" is no date with time and zone (expected for example 2026-12-01T00:00:00Z or 2026-12-01T00:00:00+01:00)
            time=2026-12-02T00:00:00Z/2026-12-01T00:00:00Z      | "2026-12-02T00:00:00Z/2026-12-01T00:00:00Z" ends before it begins (expected the earlier end in front of the slash)
            time=2026-12-01T01:00:00+01:00/2026-12-01T00:00:00Z | "2026-12-01T01:00:00+01:00/2026-12-01T00:00:00Z" ends before it begins (expected the earlier end in front of the slash)
            """)
    void mistakesInARuleAreReported(String condition, String message) {
        assertThatThrownBy(() -> Rules.of("/a /b " + condition))
                .isInstanceOfSatisfying(
                        RedirectConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(RedirectConfigurationException.Problem::message)
                                .containsExactly(message));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void noPermanentStatusDependsOnTheTime(int status) {
        assertThatThrownBy(() -> Rules.of("/a /b " + status + " time=2026-12-01T00:00:00Z/"))
                .isInstanceOf(RedirectConfigurationException.class)
                .hasMessageContaining(
                        "status " + status + " is kept by browsers for good, but a condition of this rule can"
                                + " change (expected " + (status == 301 ? 302 : 307) + ")");
    }
}
