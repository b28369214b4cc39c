package io.github.redirectfilter.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
    private static final WebOrigin SHOP = new WebOrigin("https", "shop.example", 443);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https | shop.example  | 443  | /x?y#z
            http  | shop.example  | 80   | http://shop.example/x?y#z
            http  | shop.example  | 443  | http://shop.example:443/x?y#z
            https | shop.example  | 8443 | https://shop.example:8443/x?y#z
            https | other.example | 443  | https://other.example/x?y#z
            https | [::1]         | 8443 | https://[::1]:8443/x?y#z
            """)
    void theOwnOriginIsWrittenAsAPath(String scheme, String host, int port, String location) throws RefusedException {
        TargetUrl url = TargetUrl.absolute(new WebOrigin(scheme, host, port), "/x", "y", "z");

        assertThat(Location.of(url, base("/old", null))).hasToString(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "//", "/\\"})
    void neverBeginsLikeAHost(String path) {
        assertThat(refused(path)).isEqualTo(Refusal.EMPTY_SEGMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a b",
                "/a\r\nSet-Cookie: x",
                "/a\u0000",
                "/a\t",
                "/\u007F",
                "/\u0085",
                "/caf\u00E9",
                "/\u012F",
                "/\uD83D\uDE00"
            })
    void isPrintableAscii(String path) {
        assertThat(refused(path)).isEqualTo(Refusal.CONTROL_CHARACTER);
    }

    @Test
    void isNoLongerThanAResponseHeaderMayBe() throws RefusedException {
        assertThat(Location.of(url("/" + "a".repeat(6143)), base("/", null)).toString())
                .hasSize(6144);
        assertThat(refused("/" + "a".repeat(6144))).isEqualTo(Refusal.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /a  | none | none   | /a  | none | true
            /a  | none | top    | /a  | none | true
            /a  | x=1  | none   | /a  | x=1  | true
            /a  | x=1  | top    | /a  | x=1  | true
            /a  | ''   | none   | /a  | ''   | true
            /a  | none | none   | /b  | none | false
            /a  | none | none   | /A  | none | false
            /a  | none | none   | /a/ | none | false
            /a/ | none | none   | /a  | none | false
            /a  | none | none   | /a  | x=1  | false
            /a  | x=1  | none   | /a  | none | false
            /a  | x=1  | none   | /a  | x=2  | false
            /a  | ''   | none   | /a  | none | false
            /a  | x=   | none   | /a  | x    | false
            /ab | none | none   | /a  | b    | false
            /a  | none | '?x=1' | /a  | x=1  | false
            """)
    void leadsToTheRequestsOwnUrlComparedWithoutFragment(
            String path, String query, String fragment, String requestPath, String requestQuery, boolean self)
            throws RefusedException {
        TargetUrl url = TargetUrl.absolute(SHOP, path, query, fragment);
        Base base = base(requestPath, requestQuery);

        assertThat(Location.of(url, base).leadsTo(base)).isEqualTo(self);
    }

    @Test
    void anotherOriginIsNeverTheRequestsOwn() throws RefusedException {
        TargetUrl url = TargetUrl.absolute(new WebOrigin("http", "shop.example", 80), "/a", null, null);

        assertThat(Location.of(url, base("/a", null)).leadsTo(base("/a", null))).isFalse();
    }

    private static Refusal refused(String path) {
        return catchThrowableOfType(RefusedException.class, () -> Location.of(url(path), base("/", null)))
                .reason();
    }

    private static TargetUrl url(String path) {
        return TargetUrl.absolute(SHOP, path, null, null);
    }

    private static Base base(String path, String query) {
        return new Base(SHOP, SHOP, path, query, "");
    }
}
