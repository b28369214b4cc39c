package io.github.redirectfilter.servlet;

import static io.github.redirectfilter.servlet.ServedApart.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.CountryResolver;
import java.time.InstantSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Countries on the wire: by a header, and by a resolver of the application. */
class CountryIT {
    private static final String[] RULES = {
        "/       /de/      302  cache=\"public, max-age=600\"  country=DE,AT",
        "/       /world/   302  cache=\"public, max-age=600\"  country=??",
        "/order  /eu/order      country=DE,FR"
    };

    private static TestServer byHeader;
    private static TestServer byResolver;

    @BeforeAll
    static void start() throws Exception {
        byHeader = TestServer.withRules(RULES);
        // what no header tells, a test can't vary on loopback: this resolver stands for one that knows the address
        CountryResolver resolver = request -> request.header("X-Address-In");
        ServletContextHandler application = TestServer.application("", RULES);
        application.setAttribute(CountryResolver.class.getName(), resolver);
        byResolver = TestServer.start(application);
    }

    @AfterAll
    static void stop() throws Exception {
        byHeader.close();
        byResolver.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            CF-IPCountry: DE | 302 | /de/    | public, max-age=600
            CF-IPCountry: XX | 302 | /world/ | public, max-age=600
            X-Other: 1       | 302 | /world/ | public, max-age=600
            CF-IPCountry: US | 200 | none    | none
            """)
    void byHeaderAHitAndAMissNameTheHeader(String header, int status, String location, String cacheControl)
            throws Exception {
        RawHttp.Response response = byHeader.get("/", header);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Location")).isEqualTo(location);
        assertThat(response.header("Cache-Control")).isEqualTo(cacheControl);
        assertThat(response.header("Vary")).isEqualTo("CF-IPCountry");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            X-Address-In: AT | 302 | /de/    | no-store
            CF-IPCountry: DE | 302 | /world/ | no-store
            X-Address-In: US | 200 | none    | private
            """)
    void byResolverNothingIsStored(String header, int status, String location, String cacheControl) throws Exception {
        RawHttp.Response response = byResolver.get("/", header);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Location")).isEqualTo(location);
        assertThat(response.header("Cache-Control")).isEqualTo(cacheControl);
        assertThat(response.headers("Vary")).isEmpty();
    }

    @Test
    void aPostedBodyIsKept() throws Exception {
        assertThat(byHeader.post("/order", "x=1", "CF-IPCountry: FR").body()).isEqualTo("APP POST /eu/order x=1");
        assertThat(byHeader.post("/order", "x=1", "CF-IPCountry: US").body()).isEqualTo("APP POST /order x=1");
    }

    @Test
    void aCacheServesNoCallerWhatIsAnothers() throws Exception {
        int hits = ServedApart.check(
                byHeader::exchange,
                InstantSource.system(),
                "/",
                caller("CF-IPCountry: DE"),
                caller("CF-IPCountry: AT"),
                caller("CF-IPCountry: US"),
                caller());
        assertThat(hits).as("answers that the cache gave").isPositive();

        hits = ServedApart.check(
                byResolver::exchange,
                InstantSource.system(),
                "/",
                caller("X-Address-In: DE"),
                caller("X-Address-In: US"),
                caller("X-Address-In: FR"),
                caller());
        assertThat(hits).isZero();
    }
}
