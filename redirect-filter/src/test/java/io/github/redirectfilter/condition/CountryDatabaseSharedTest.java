package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Rules;
import io.github.redirectfilter.oracle.SharedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The country of an address by a database that MaxMind makes for tests. */
class CountryDatabaseSharedTest {
    private static Path database;

    @BeforeAll
    static void find() {
        database = SharedData.require("geo/GeoLite2-Country-Test.mmdb");
    }

    private static Redirects.Builder builder(String... lines) {
        return Rules.builder(lines).setting("country-database", database.toString());
    }

    private static RedirectRequest from(String address, String header) {
        return RedirectRequest.builder("GET", "https://app.example/a")
                .remoteAddress(address)
                .header("CF-IPCountry", header)
                .build();
    }

    private static String country(Redirects rules, RedirectRequest request) {
        Decision decision = rules.decide(request);
        return decision instanceof Decision.Redirect redirect
                ? redirect.location().substring(1)
                : "other";
    }

    @ParameterizedTest
    @CsvSource({
        "2.125.160.216,           GB",
        "81.2.69.142,             GB",
        "::ffff:2.125.160.216,    GB",
        "89.160.20.112,           SE",
        "2001:218::1,             JP",
        "2001:218:0:0:0:0:0:1,    JP",
        "10.0.0.1,                unknown",
        "127.0.0.1,               unknown",
        "::1,                     unknown",
        "'',                      unknown",
        "unknown,                 unknown",
        "localhost,               unknown",
        "2.125.160,               unknown",
        "2.125.160.216.1,         unknown",
        "2.125.160.256,           unknown",
        "999.1.1.1,               unknown",
        "2.125.160.216:80,        unknown",
        "2.125.160.216 ,          GB",
        "fe80::1%eth0,            unknown",
        ":,                       unknown",
        ":::,                     unknown",
        "1:2,                     unknown",
        "dead:beef,               unknown",
        "gg::1,                   unknown",
    })
    void anAddressIsInACountryOrUnknownAndNeverLookedUpByName(String address, String country) {
        Redirects rules = builder(
                        "/a /GB country=GB", "/a /SE country=SE", "/a /JP country=JP", "/a /unknown country=??")
                .build();

        assertThat(country(rules, from(address, "DE"))).isEqualTo(country);
    }

    @Test
    void theFileMayBeAUri() {
        Redirects rules = Rules.builder("/a /GB country=GB")
                .setting("country-database", database.toUri().toString())
                .build();

        assertThat(country(rules, from("2.125.160.216", "DE"))).isEqualTo("GB");
    }

    /** As if it were about something else: no country, or a country of another form. */
    @ParameterizedTest
    @CsvSource({"country, cOuntry", "iso_codeB, iso_code\u00A2"})
    void aDatabaseWithoutCountriesIsAnError(String text, String instead, @TempDir Path directory) throws Exception {
        String bytes = Files.readString(database, StandardCharsets.ISO_8859_1);
        Path other = Files.writeString(
                directory.resolve("other.mmdb"), bytes.replace(text, instead), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Rules.builder().setting("country-database", other.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the database " + other + " of type \"GeoLite2-Country\" knows no countries (expected one whose"
                                + " entries have country.iso_code)");
    }

    @Test
    void nothingIsStoredOfIt() {
        Redirects rules =
                builder("/a /GB 302 cache=\"public, max-age=60\" country=GB").build();
        Decision hit = rules.decide(from("2.125.160.216", "DE"));
        Decision pass = rules.decide(from("89.160.20.112", "GB"));

        assertThat(Rules.show(hit)).isEqualTo("302 /GB");
        assertThat(hit.headers().cacheControl()).isEqualTo("no-store");
        assertThat(hit.headers().vary()).isNull();
        assertThat(Rules.show(pass)).isEqualTo("pass no-rule");
        assertThat(pass.headers().cacheControl()).isEqualTo("private");
    }

    @Test
    void aHeaderThatIsNamedComesFirst() {
        Redirects rules = builder("/a /GB country=GB", "/a /SE country=SE")
                .setting("country-header", "CF-IPCountry")
                .build();

        assertThat(country(rules, from("2.125.160.216", "SE"))).isEqualTo("SE");
        assertThat(country(rules, from("2.125.160.216", "XX"))).isEqualTo("GB");
        assertThat(rules.decide(from("10.0.0.1", "XX")).headers().vary()).isEqualTo("CF-IPCountry");
    }
}
