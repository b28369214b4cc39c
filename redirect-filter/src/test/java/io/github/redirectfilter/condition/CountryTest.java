package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.CountryResolver;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.Rules;
import io.github.redirectfilter.WithoutLibrary;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {
    private static RequestBuilder request() {
        return RedirectRequest.builder("GET", "https://app.example/a");
    }

    private static RedirectRequest from(String country) {
        return request().header("CF-IPCountry", country).build();
    }

    private static boolean redirects(Redirects rules, RedirectRequest request) {
        return rules.decide(request) instanceof Decision.Redirect;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            country=DE          | DE   | true
            country=DE          | de   | true
            country=DE          | ' DE ' | true
            country=DE          | FR   | false
            country=DE,FR       | FR   | true
            country=DE          | DEU  | false
            country=DE          | ''   | false
            country=NO          | NO   | true
            country=XK          | XK   | true
            country=??          | XX   | true
            country=??          | ZZ   | true
            country=??          | T1   | true
            country=??          | ??   | true
            country=??          | ''   | true
            country=??          | D    | true
            country=??          | DE,FR | true
            country=??          | éa   | true
            country=??          | DE   | false
            country=??,DE       | DE   | true
            not.country=DE      | DE   | false
            not.country=DE      | FR   | true
            not.country=DE      | XX   | true
            not.country=DE,??   | XX   | false
            """)
    void aHeaderSaysIt(String condition, String header, boolean holds) {
        assertThat(redirects(Rules.of("/a /b " + condition), from(header))).isEqualTo(holds);
    }

    @Test
    void withoutTheHeaderItIsUnknown() {
        assertThat(redirects(Rules.of("/a /b country=??"), request().build())).isTrue();
        assertThat(redirects(Rules.of("/a /b country=DE"), request().build())).isFalse();
    }

    @Test
    void theHeaderIsASetting() {
        Redirects rules = Rules.builder("/a /b country=DE")
                .setting("country-header", "X-Country")
                .build();

        assertThat(redirects(rules, request().header("X-Country", "DE").build()))
                .isTrue();
        assertThat(redirects(rules, from("DE"))).isFalse();
        assertThat(rules.decide(from("DE")).headers().vary()).isEqualTo("X-Country");
    }

    @Test
    void cachesNeedVaryAloneWhereAHeaderSaysIt() {
        Redirects rules = Rules.of("/a /b 302 cache=\"public, max-age=60\" country=DE");
        Decision hit = rules.decide(from("DE"));
        Decision pass = rules.decide(from("FR"));

        assertThat(hit.headers().cacheControl()).isEqualTo("public, max-age=60");
        assertThat(hit.headers().vary()).isEqualTo("CF-IPCountry");
        assertThat(pass.headers().cacheControl()).isNull();
        assertThat(pass.headers().vary()).isEqualTo("CF-IPCountry");
    }

    @Test
    void aResolverIsAskedInPlaceOfTheUsualHeader() {
        Redirects rules = Rules.builder("/a /b 302 cache=\"public, max-age=60\" country=DE")
                .service(
                        CountryResolver.class,
                        request -> request.remoteAddress().startsWith("10.49.") ? "de" : null)
                .build();
        RedirectRequest german = request()
                .remoteAddress("10.49.0.1")
                .header("CF-IPCountry", "FR")
                .build();
        Decision hit = rules.decide(german);
        Decision pass = rules.decide(from("DE"));

        assertThat(Rules.show(hit)).isEqualTo("302 /b");
        assertThat(hit.headers().cacheControl()).isEqualTo("no-store");
        assertThat(hit.headers().vary()).isNull();
        assertThat(Rules.show(pass)).isEqualTo("pass no-rule");
        assertThat(pass.headers().cacheControl()).isEqualTo("private");
        assertThat(pass.headers().vary()).isNull();
    }

    @Test
    void whatNamesTheHeaderIsAskedFirstThenEachResolver() {
        Redirects rules = Rules.builder("/a /b country=DE")
                .setting("country-header", "X-Country")
                .service(CountryResolver.class, request -> request.header("X-First"))
                .service(CountryResolver.class, request -> "DE")
                .build();

        assertThat(redirects(rules, request().build())).isTrue();
        assertThat(redirects(rules, request().header("X-First", "FR").build())).isFalse();
        assertThat(redirects(rules, request().header("X-First", "XX").build())).isTrue();
        assertThat(redirects(
                        rules,
                        request()
                                .header("X-Country", "DE")
                                .header("X-First", "FR")
                                .build()))
                .isTrue();
        assertThat(rules.decide(request().build()).headers().vary()).isEqualTo("X-Country");
        assertThat(rules.decide(request().build()).headers().cacheControl()).isEqualTo("no-store");
    }

    @Test
    void aResolverIsAskedOnceForARequest() {
        List<String> asked = new ArrayList<>();
        Redirects rules = Rules.builder(
                        "/a /b country=DE", "/a /c country=FR", "/a /d country=IT", "/a /e not.country=US")
                .service(CountryResolver.class, request -> {
                    asked.add(request.remoteAddress());
                    return "ES";
                })
                .build();

        assertThat(Rules.show(rules.decide(request().build()))).isEqualTo("307 /e");
        assertThat(asked).hasSize(1);
        rules.decide(request().build());
        assertThat(asked).hasSize(2);
    }

    /** Regions: who is where the rule leads passes, and so does who belongs nowhere. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://www.shop.example/tea?a=b | DE | 302 https://de.shop.example/tea?a=b
            https://www.shop.example/tea     | AT | 302 https://de.shop.example/tea
            https://www.shop.example/tea     | FR | 302 https://fr.shop.example/tea
            https://www.shop.example/tea     | US | pass no-rule
            https://www.shop.example/tea     | XX | pass no-rule
            https://de.shop.example/tea?a=b  | DE | pass self
            https://de.shop.example/tea      | AT | pass self
            https://de.shop.example/tea      | FR | 302 https://fr.shop.example/tea
            https://fr.shop.example/tea      | FR | pass self
            https://fr.shop.example/tea      | DE | 302 https://de.shop.example/tea
            https://de.shop.example/tea      | US | pass no-rule
            """)
    void aRegionRedirectsOnlyToOthers(String url, String country, String outcome) {
        Redirects rules = Rules.of(
                "/{*path} https://de.shop.example/{path} 302 country=DE,AT",
                "/{*path} https://fr.shop.example/{path} 302 country=FR");
        RedirectRequest request = RedirectRequest.builder("GET", url)
                .header("CF-IPCountry", country)
                .build();

        assertThat(Rules.show(rules.decide(request))).isEqualTo(outcome);
    }

    /** The same with rules for the one host that is nobody's region. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://www.shop.example/tea | DE | 302 https://de.shop.example/tea
            https://www.shop.example/tea | XX | 302 https://us.shop.example/tea
            https://de.shop.example/tea  | FR | pass no-rule
            https://us.shop.example/tea  | DE | pass no-rule
            """)
    void whoHasChosenARegionStaysThere(String url, String country, String outcome) {
        Redirects rules = Rules.of(
                "//www.shop.example/{*path} https://de.shop.example/{path} 302 country=DE,AT",
                "//www.shop.example/{*path} https://us.shop.example/{path} 302");
        RedirectRequest request = RedirectRequest.builder("GET", url)
                .header("CF-IPCountry", country)
                .build();

        assertThat(Rules.show(rules.decide(request))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            de        | ; did you mean "DE"?
            UK        | ; did you mean "GB"?
            uk        | ; did you mean "GB"?
            EL        | ; did you mean "GR"?
            DEU       | ; did you mean "DE"?
            Germany   | ; did you mean "DE"?
            france    | ; did you mean "FR"?
            XX        | ; did you mean "??"?
            T1        | ; did you mean "??"?
            ?         | ; did you mean "??"?
            EU        | ``
            false     | ``
            QQ        | ``
            ~D.       | ``
            """)
    void aCountryThatIsNoneIsAnError(String code, String suggestion) {
        assertThatThrownBy(() -> Rules.of("/a /b country=" + code))
                .isInstanceOfSatisfying(
                        RedirectConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(RedirectConfigurationException.Problem::message)
                                .containsExactly(
                                        "country \"" + code + "\" is not known" + suggestion
                                                + " (expected two letters of ISO 3166, for example DE, or ?? for an unknown country)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"country", "country.x=DE"})
    void theCountriesHaveToBeThere(String condition) {
        assertThatThrownBy(() -> Rules.of("/a /b " + condition))
                .isInstanceOf(RedirectConfigurationException.class)
                .hasMessageContaining(
                        "the countries are missing (expected for example country=DE,FR, or country=?? for an"
                                + " unknown country)");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void noPermanentStatusDependsOnTheCountry(int status) {
        assertThatThrownBy(() -> Rules.of("/a /b " + status + " country=DE"))
                .isInstanceOf(RedirectConfigurationException.class)
                .hasMessageContaining(
                        "status " + status + " is kept by browsers for good, but a condition of this rule can"
                                + " change (expected " + (status == 301 ? 302 : 307) + ")");
    }

    @Test
    void aHeaderNameThatIsNoneIsAnError() {
        assertThatThrownBy(() -> Rules.builder().setting("country-header", "X Country"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"X Country\" is no header name (expected letters, digits and dashes, such as CF-IPCountry)");
    }

    @Test
    void aDatabaseThatIsNoneIsAnError(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("none.mmdb");
        Path text = Files.writeString(directory.resolve("text.mmdb"), "no database");

        for (Path none : List.of(missing, directory)) {
            assertThatThrownBy(() -> Rules.builder().setting("country-database", none.toString()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "there is no file " + none
                                    + " (expected the path of a MaxMind database, such as /var/lib/GeoIP/GeoLite2-Country.mmdb)");
        }
        assertThatThrownBy(() -> Rules.builder().setting("country-database", text.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" can't be read as a MaxMind database: ");
        assertThatThrownBy(() -> Rules.builder().setting("country-database", "\0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"\0\" is no path of a file: ");
        assertThatThrownBy(() -> Rules.builder().setting("country-database", "file:/a b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutTheLibraryTheErrorSaysWhatIsMissing() throws ReflectiveOperationException {
        Class<?> inside = new WithoutLibrary("com.maxmind.").loadClass(Inside.class.getName());
        Method report = inside.getDeclaredMethod("report");
        report.setAccessible(true);

        assertThat(report.invoke(null))
                .isEqualTo(
                        "a country database needs the library com.maxmind.db:maxmind-db; add it to the application, or"
                                + " take the country from a header (country-header)");
    }

    /** Runs among classes that can't see the library: a header needs none, a database does. */
    static final class Inside {
        private Inside() {}

        static String report() {
            Redirects header = Redirects.builder()
                    .rule(io.github.redirectfilter.RedirectRule.from("/a")
                            .to("/b")
                            .option("country", "DE")
                            .build())
                    .build();
            if (!redirects(header, from("DE"))) {
                throw new AssertionError("no redirect by header");
            }
            try {
                CountrySource.check("country-database", "x.mmdb");
                return "no error";
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        }
    }
}
