package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the cache of the tests keeps what it may: it would prove nothing otherwise. */
class SharedCacheTest {
    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

    private Instant now = START;
    private int asked;

    private SharedCache cache(int status, String... responseHeaders) {
        InstantSource clock = () -> now;
        List<RawHttp.Field> fields = Stream.of(responseHeaders)
                .map(line -> line.split(": ", 2))
                .map(parts -> new RawHttp.Field(parts[0], parts[1]))
                .toList();
        return new SharedCache((method, target, headers) -> new RawHttp.Response(status, fields, "" + ++asked), clock);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 |                       | 604800
            301 |                       | 604800
            404 |                       | 604800
            302 |                       | 0
            307 |                       | 0
            503 |                       | 0
            307 | public                | 604800
            307 | max-age=60            | 60
            307 | s-maxage=5            | 5
            200 | max-age=60            | 60
            200 | max-age=60, s-maxage=5 | 5
            200 | Max-Age=60            | 60
            200 | max-age=0             | 0
            200 | private               | 0
            200 | private, max-age=60   | 0
            200 | public, private       | 0
            200 | no-store              | 0
            200 | no-cache              | 0
            """)
    void keepsAResponseForAsLongAsItMay(int status, String cacheControl, long seconds) throws IOException {
        SharedCache cache = cacheControl == null ? cache(status) : cache(status, "Cache-Control: " + cacheControl);
        cache.get("/a");
        now = START.plusSeconds(Math.max(0, seconds - 1));
        cache.get("/a");
        assertThat(cache.hits()).isEqualTo(seconds > 0 ? 1 : 0);

        now = START.plusSeconds(seconds);
        cache.get("/a");
        assertThat(cache.hits()).isEqualTo(seconds > 0 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cookie         | Cookie: a=1    | Cookie: a=1    | true
            Cookie         | Cookie: a=1    | cookie:a=1     | true
            Cookie         | Cookie: a=1    | Cookie: a=2    | false
            Cookie         | Cookie: a=1    | X: 1           | false
            Cookie         | X: 1           | X: 2           | true
            X, Cookie      | X: 1           | X: 2           | false
            *              | X: 1           | X: 1           | false
            X              | Host: a        | Host: b        | false
            X              | Authorization: a | Authorization: a | false
            X              | Cache-Control: no-store | X-Y: 1 | false
            X              | X-Y: 1         | Cache-Control: no-cache | false
            """)
    void reusesAResponseForRequestsThatItWasMadeFor(String vary, String one, String other, boolean hit)
            throws IOException {
        SharedCache cache = cache(200, "Vary: " + vary);
        cache.get("/a", one);
        cache.get("/a", other);

        assertThat(cache.hits()).isEqualTo(hit ? 1 : 0);
    }

    @Test
    void keepsAResponseForEachVariant() throws IOException {
        SharedCache cache = cache(200, "Vary: X");
        cache.get("/a", "X: 1");
        cache.get("/a", "X: 2");

        assertThat(cache.get("/a", "X: 1").body()).isEqualTo("1");
        assertThat(cache.get("/a", "X: 2").body()).isEqualTo("2");
        assertThat(cache.hits()).isEqualTo(2);
    }

    @Test
    void hasTheOtherHeadersOfAResponseTooSetCookieAmongThem() throws IOException {
        SharedCache cache = cache(200, "Set-Cookie: a=1");
        cache.get("/a");

        assertThat(cache.get("/a").header("Set-Cookie")).isEqualTo("a=1");
        assertThat(cache.hits()).isEqualTo(1);
    }

    @Test
    void credentialsNeedAPublicAnswer() throws IOException {
        SharedCache cache = cache(200, "Cache-Control: public, max-age=60");
        cache.get("/a", "Authorization: a");
        cache.get("/a", "Authorization: b");

        assertThat(cache.hits()).isEqualTo(1);
    }

    @Test
    void aPostIsNeverKeptAndEndsWhatWasKept() throws IOException {
        SharedCache cache = cache(200);
        cache.get("/a");
        cache.exchange("HEAD", "/a");
        cache.get("/a");
        assertThat(cache.hits()).isEqualTo(1);

        cache.exchange("POST", "/a");
        cache.get("/a");
        assertThat(cache.hits()).isEqualTo(1);
    }
}
