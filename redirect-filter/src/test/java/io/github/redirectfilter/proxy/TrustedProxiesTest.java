package io.github.redirectfilter.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.match.IpNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies have addresses in 10.0.0.0/8 and fd00::/8, and the nearest is 10.0.0.1. */
class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = TrustedProxies.in(IpNetworks.of(List.of("10.0.0.0/8", "fd00::/8")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # one proxy, with the examples of RFC 7239, sections 4 and 7.4
            for=192.0.2.43                                              | 192.0.2.43 - - 0 TO_CLIENT
            For="[2001:db8:cafe::17]:4711"                              | 2001:db8:cafe::17 - - 0 TO_CLIENT
            for=192.0.2.60;proto=http;by=203.0.113.43                   | 192.0.2.60 http - 0 TO_CLIENT
            for=192.0.2.60; PROTO=HTTPS ; host=Shop.Example             | 192.0.2.60 https shop.example 0 TO_CLIENT
            for=192.0.2.60;proto="https";host="shop.example:8443"       | 192.0.2.60 https shop.example 8443 TO_CLIENT
            for=192.0.2.60;host=shop.example:8443                       | 192.0.2.60 - shop.example 8443 TO_CLIENT
            for=192.0.2.60;host="[2001:DB8::1]:8443"                    | 192.0.2.60 - [2001:db8::1] 8443 TO_CLIENT
            for=192.0.2.60;proto=wss                                    | 192.0.2.60 https - 0 TO_CLIENT
            for=_gazonk;proto=https                                     | _gazonk https - 0 TO_CLIENT
            for=unknown;proto=https                                     | unknown https - 0 TO_CLIENT
            for="_hidden:_port"                                         | _hidden - - 0 TO_CLIENT
            for="\\1\\9\\2.0.2.60"                                      | 192.0.2.60 - - 0 TO_CLIENT
            proto=https;host=shop.example                               | - https shop.example 0 TO_PROXY
            ;;for=192.0.2.60;;proto=https;                              | 192.0.2.60 https - 0 TO_CLIENT
            secret=x;for=192.0.2.60;ext="a,b;c=d"                       | 192.0.2.60 - - 0 TO_CLIENT
            # several, the nearest last: what stands in front of the first that is not listed is hearsay
            for=192.0.2.43, for=198.51.100.17                           | 198.51.100.17 - - 0 TO_CLIENT
            for=192.0.2.43, for=10.0.0.2                                | 192.0.2.43 - - 0 TO_CLIENT
            for=192.0.2.43, for="[fd00::2]", for=10.0.0.2               | 192.0.2.43 - - 0 TO_CLIENT
            for=192.0.2.43;proto=https, for=10.0.0.2;proto=http         | 192.0.2.43 https - 0 TO_CLIENT
            for=192.0.2.43, for=10.0.0.2;proto=https;host=a.example:81  | 192.0.2.43 https a.example 81 TO_CLIENT
            for=192.0.2.43;proto=https, for=10.0.0.2;host=a.example:81  | 192.0.2.43 https a.example 0 TO_CLIENT
            for=192.0.2.43;proto=https, for=198.51.100.17;proto=http    | 198.51.100.17 http - 0 TO_CLIENT
            for=192.0.2.43, for=_hidden                                 | _hidden - - 0 TO_CLIENT
            for=10.9.9.9, for=unknown                                   | unknown - - 0 TO_CLIENT
            for=10.0.0.3, for=10.0.0.2                                  | 10.0.0.3 - - 0 TO_PROXY
            for=192.0.2.43, proto=https                                 | - https - 0 TO_PROXY
            for=192.0.2.43,, , for=10.0.0.2,                            | 192.0.2.43 - - 0 TO_CLIENT
            for="a,b;for=x", for="192.0.2.43"                           | 192.0.2.43 - - 0 TO_CLIENT
            # several lines
            for=192.0.2.43 & for=10.0.0.3, for=10.0.0.2                 | 192.0.2.43 - - 0 TO_CLIENT
            for=192.0.2.43, for=10.0.0.3 & for=10.0.0.2                 | 192.0.2.43 - - 0 TO_CLIENT
            for=192.0.2.43 & for=198.51.100.17                          | 198.51.100.17 - - 0 TO_CLIENT
            # garbage ends the way, and what is behind it stays
            for=192.0.2.43, garbage, for=10.0.0.2;proto=https           | 10.0.0.2 https - 0 TO_PROXY
            for=192.0.2.43, for=example.com;proto=https, for=10.0.0.2   | 10.0.0.2 https - 0 TO_PROXY
            for=example.com;proto=https                                 | - https - 0 TO_PROXY
            for="192.0.2.43                                             | - - - 0 TO_PROXY
            for="evil, for=192.0.2.43;proto=https                       | 192.0.2.43 https - 0 TO_CLIENT
            for="evil & for=192.0.2.43;proto=https                      | 192.0.2.43 https - 0 TO_CLIENT
            for=192.0.2.43;for=192.0.2.44                               | - - - 0 TO_PROXY
            for=192.0.2.43;FOR=192.0.2.44                               | - - - 0 TO_PROXY
            for=                                                        | - - - 0 TO_PROXY
            for=""                                                      | - - - 0 TO_PROXY
            for = 192.0.2.43                                            | - - - 0 TO_PROXY
            =192.0.2.43                                                 | - - - 0 TO_PROXY
            for=192.0.2.43 proto=https                                  | - - - 0 TO_PROXY
            for="192.0.2.43"x                                           | - - - 0 TO_PROXY
            for=x"192.0.2.43"                                           | - - - 0 TO_PROXY
            for=192.0.2.43;proto=ftp;host=a.example                     | 192.0.2.43 - a.example 0 TO_CLIENT
            for=192.0.2.43;proto=https;host="a@evil.example"            | 192.0.2.43 https - 0 TO_CLIENT
            for=192.0.2.43;proto=https;host=evil.example/x              | 192.0.2.43 https - 0 TO_CLIENT
            for=192.0.2.43;host="evil.example\\\\x"                     | 192.0.2.43 - - 0 TO_CLIENT
            for=192.0.2.43;host="evil.example:99999"                    | 192.0.2.43 - - 0 TO_CLIENT
            for=192.0.2.43;host="evil.example:"                         | 192.0.2.43 - - 0 TO_CLIENT
            for=192.0.2.43;host=":80"                                   | 192.0.2.43 - - 0 TO_CLIENT
            for=192.0.2.43;host="[::1"                                  | 192.0.2.43 - - 0 TO_CLIENT
            """)
    void followsForwarded(String lines, String client) {
        Map<String, List<String>> headers = Map.of("Forwarded", List.of(lines.split(" & ")));

        assertThat(show(client("10.0.0.1", headers))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # For                                | Proto       | Host                   | Port     | client
            192.0.2.43                           | https       | Shop.Example           | 8443     | 192.0.2.43 https shop.example 8443 TO_CLIENT
            192.0.2.43                           | HTTPS       | -                      | -        | 192.0.2.43 https - 0 TO_CLIENT
            192.0.2.43:4711                      | -           | -                      | -        | 192.0.2.43 - - 0 TO_CLIENT
            2001:db8::1                          | -           | -                      | -        | 2001:db8::1 - - 0 TO_CLIENT
            [2001:db8::1]:4711                   | -           | -                      | -        | 2001:db8::1 - - 0 TO_CLIENT
            unknown                              | https       | -                      | -        | unknown https - 0 TO_CLIENT
            -                                    | https       | shop.example           | 443      | - https shop.example 443 TO_PROXY
            -                                    | -           | shop.example:8443      | -        | - - shop.example 8443 TO_PROXY
            -                                    | -           | shop.example:8443      | 443      | - - shop.example 443 TO_PROXY
            -                                    | -           | -                      | 8443     | - - - 8443 TO_PROXY
            # the way of the addresses
            192.0.2.43, 198.51.100.17            | -           | -                      | -        | 198.51.100.17 - - 0 TO_CLIENT
            10.9.9.9, 198.51.100.17              | -           | -                      | -        | 198.51.100.17 - - 0 TO_CLIENT
            192.0.2.43, 10.0.0.2                 | -           | -                      | -        | 192.0.2.43 - - 0 TO_CLIENT
            192.0.2.43,fd00::2,10.0.0.2          | -           | -                      | -        | 192.0.2.43 - - 0 TO_CLIENT
            192.0.2.43 & fd00::2,10.0.0.2        | -           | -                      | -        | 192.0.2.43 - - 0 TO_CLIENT
            192.0.2.43, ::ffff:10.0.0.2          | -           | -                      | -        | 192.0.2.43 - - 0 TO_CLIENT
            10.0.0.3, 10.0.0.2                   | -           | -                      | -        | 10.0.0.3 - - 0 TO_PROXY
            192.0.2.43, evil, 10.0.0.2           | https       | -                      | -        | 10.0.0.2 https - 0 TO_PROXY
            evil                                 | https       | -                      | -        | - https - 0 TO_PROXY
            192.0.2.43, "                        | https       | -                      | -        | - https - 0 TO_PROXY
            ", 192.0.2.43                        | https       | -                      | -        | 192.0.2.43 https - 0 TO_CLIENT
            , 192.0.2.43,,10.0.0.2,              | https       | -                      | -        | 192.0.2.43 https - 0 TO_CLIENT
            # replaced by each proxy: the last value counts, whatever a client had put in front
            192.0.2.43, 10.0.0.3, 10.0.0.2       | https       | a.example              | 8443     | 192.0.2.43 https a.example 8443 TO_CLIENT
            192.0.2.43                           | https, http | -                      | -        | 192.0.2.43 http - 0 TO_CLIENT
            192.0.2.43                           | -           | evil.example, a.example | -       | 192.0.2.43 - a.example 0 TO_CLIENT
            192.0.2.43, 10.0.0.2                 | -           | evil.example, a.example | -       | 192.0.2.43 - a.example 0 TO_CLIENT
            192.0.2.43, 10.0.0.2                 | https       | evil.example, a.example | -       | 192.0.2.43 https a.example 0 TO_CLIENT
            192.0.2.43, 10.0.0.3, 10.0.0.2       | https, http | -                      | -        | 192.0.2.43 http - 0 TO_CLIENT
            192.0.2.43                           | https & http | -                     | -        | 192.0.2.43 http - 0 TO_CLIENT
            # appended by each: side by side
            192.0.2.43, 10.0.0.2                 | https, http | a.example, b.example   | 443, 80  | 192.0.2.43 https a.example 443 TO_CLIENT
            192.0.2.43, 10.0.0.2                 | https, http | b.example              | 80       | 192.0.2.43 https b.example 0 TO_CLIENT
            192.0.2.43, 10.0.0.2                 | https, http | -                      | 8443, 80 | 192.0.2.43 https - 8443 TO_CLIENT
            192.0.2.43, 10.0.0.2                 | https & http | a.example & b.example | -        | 192.0.2.43 https a.example 0 TO_CLIENT
            192.0.2.43, 198.51.100.17            | https, http | a.example, b.example   | 443, 80  | 198.51.100.17 http b.example 80 TO_CLIENT
            192.0.2.43, 198.51.100.17, 10.0.0.2  | https, http, https | a.example, b.example | - | 198.51.100.17 http a.example 0 TO_CLIENT
            # what makes no sense counts as not said
            192.0.2.43                           | on          | a@b                    | 0        | 192.0.2.43 - - 0 TO_CLIENT
            192.0.2.43                           | https       | a.example/x            | 65536    | 192.0.2.43 https - 0 TO_CLIENT
            192.0.2.43                           | javascript  | a b                    | +80      | 192.0.2.43 - - 0 TO_CLIENT
            192.0.2.43                           | https       | a.example              | 0443     | 192.0.2.43 https a.example 0 TO_CLIENT
            """)
    void followsXForwarded(String clients, String schemes, String hosts, String ports, String client) {
        assertThat(show(client("10.0.0.1", xForwarded(clients, schemes, hosts, ports))))
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # both say the same, or what the other leaves open
            for=192.0.2.43                          | 192.0.2.43           | -     | -         | 192.0.2.43 - - 0 TO_CLIENT
            for="192.0.2.43:4711";proto=https       | 192.0.2.43           | https | -         | 192.0.2.43 https - 0 TO_CLIENT
            for=192.0.2.43;proto=https              | 192.0.2.43           | -     | a.example | 192.0.2.43 https a.example 0 TO_CLIENT
            for=192.0.2.43;host=a.example:81        | 192.0.2.43           | https | A.example | 192.0.2.43 https a.example 81 TO_CLIENT
            for=192.0.2.43                          | -                    | https | -         | 192.0.2.43 - - 0 TO_CLIENT
            proto=https                             | -                    | -     | a.example | - https a.example 0 TO_PROXY
            # one leads to the client and the other does not
            for=10.0.0.2;proto=http                 | 192.0.2.43, 10.0.0.2 | https, http | -   | 192.0.2.43 https - 0 TO_CLIENT
            for=192.0.2.43;proto=https, for=10.0.0.2 | 10.0.0.2            | http  | -         | 192.0.2.43 https - 0 TO_CLIENT
            garbage                                 | 192.0.2.43           | https | -         | 192.0.2.43 https - 0 TO_CLIENT
            for=192.0.2.43;proto=https              | garbage              | http  | -         | 192.0.2.43 https - 0 TO_CLIENT
            # somebody lies
            for=198.51.100.17                       | 192.0.2.43           | https | -         | unknown - - 0 DISPUTED
            for=192.0.2.43;proto=http               | 192.0.2.43           | https | -         | unknown - - 0 DISPUTED
            for=192.0.2.43;host=evil.example        | 192.0.2.43           | https | a.example | unknown - - 0 DISPUTED
            for=192.0.2.43;host=a.example:81        | 192.0.2.43           | https | a.example:82 | unknown - - 0 DISPUTED
            for=unknown                             | 192.0.2.43           | -     | -         | unknown - - 0 DISPUTED
            for=10.0.0.2                            | 10.0.0.3             | -     | -         | unknown - - 0 DISPUTED
            """)
    void bothKindsHaveToAgree(String forwarded, String clients, String schemes, String hosts, String client) {
        Map<String, List<String>> headers = xForwarded(clients, schemes, hosts, "-");
        headers.put("Forwarded", List.of(forwarded));

        assertThat(show(client("10.0.0.1", headers))).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"11.0.0.1", "192.0.2.7", "fe00::1", "::10.0.0.1", "", "unknown", "localhost", "10.0.0.1:80"})
    void nobodyElseIsBelieved(String peer) {
        Map<String, List<String>> headers = xForwarded("192.0.2.43", "https", "a.example", "443");
        headers.put("Forwarded", List.of("for=192.0.2.43;proto=https"));

        assertThat(client(peer, headers)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "::ffff:10.0.0.1", "fd00::1%eth0", "[fd00::1]"})
    void aProxyThatSaysNothingIsTheClient(String peer) {
        assertThat(client(peer, Map.of())).isNull();
        assertThat(show(client(peer, xForwarded("192.0.2.43", "-", "-", "-")))).isEqualTo("192.0.2.43 - - 0 TO_CLIENT");
    }

    private static Map<String, List<String>> xForwarded(String clients, String schemes, String hosts, String ports) {
        Map<String, List<String>> headers = new TreeMap<>();
        put(headers, "X-Forwarded-For", clients);
        put(headers, "X-Forwarded-Proto", schemes);
        put(headers, "X-Forwarded-Host", hosts);
        put(headers, "X-Forwarded-Port", ports);
        return headers;
    }

    private static void put(Map<String, List<String>> headers, String name, String lines) {
        if (!lines.equals("-")) {
            headers.put(name, new ArrayList<>(List.of(lines.split(" & "))));
        }
    }

    private static @Nullable Client client(String peer, Map<String, List<String>> headers) {
        return PROXIES.client(peer, name -> headers.getOrDefault(name, List.of()));
    }

    private static String show(@Nullable Client client) {
        return client == null
                ? "none"
                : (client.address() + " " + client.scheme() + " " + client.host() + " " + client.port() + " "
                                + client.account())
                        .replace("null", "-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Forwarded              | for=192.0.2.1  | true
            Forwarded              | garbage        | true
            Forwarded              | ``             | true
            Via                    | 1.1 proxy      | true
            X-Real-IP              | 192.0.2.1      | true
            X-Forwarded-For        | unknown        | true
            X-Forwarded-Proto      | https          | true
            X-Forwarded-Host       | shop.example   | true
            X-Forwarded-Port       | 443            | true
            X-Requested-With       | XMLHttpRequest | false
            Host                   | 10.0.0.1       | false
            Referer                | https://a.example/?Via=x | false
            """)
    void aRequestBearsWhatProxiesWrite(String name, String value, boolean byProxy) {
        assertThat(TrustedProxies.cameByProxy(asked -> asked.equals(name) ? List.of(value) : List.of()))
                .isEqualTo(byProxy);
    }

    @Test
    void aRequestWithoutHeadersCameByNone() {
        assertThat(TrustedProxies.cameByProxy(asked -> List.of())).isFalse();
    }
}
