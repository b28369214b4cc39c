package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;

/** Whether a shared cache keeps the callers of a URL apart. */
final class ServedApart {
    private ServedApart() {}

    /** The request headers of one caller, as whole lines. */
    static String[] caller(String... headers) {
        return headers;
    }

    /**
     * Has each caller ask after each other through a cache, and then the first once more; fails if somebody gets anything
     * else than the server itself would say to them.
     *
     * @return how often the cache answered by itself
     */
    static int check(SharedCache.Origin origin, InstantSource clock, String target, String[]... callers)
            throws IOException {
        int hits = 0;
        for (String[] one : callers) {
            for (String[] other : callers) {
                SharedCache cache = new SharedCache(origin, clock);
                for (String[] caller : new String[][] {one, other, one}) {
                    assertThat(answer(cache.get(target, caller)))
                            .as("%s for %s after %s", target, Arrays.toString(caller), Arrays.toString(one))
                            .isEqualTo(answer(origin.exchange("GET", target, caller)));
                }
                hits += cache.hits();
            }
        }
        return hits;
    }

    private static String answer(RawHttp.Response response) {
        return response.status() + " " + response.headers("Location") + " " + response.headers("Set-Cookie") + " "
                + response.headers("Access-Control-Allow-Origin") + " " + response.body();
    }
}
