package io.github.redirectfilter.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.match.IpNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a client puts into headers in front of what its proxy writes, it is taken for itself or for nobody known, and
 * nothing is thrown.
 */
class ForgedHeadersTest {
    private static final TrustedProxies PROXIES = TrustedProxies.in(IpNetworks.of(List.of("10.0.0.0/8", "fd00::/8")));
    private static final String[] NAMES = {
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port"
    };
    private static final String[] PIECES = {
        "for=",
        "For=",
        "proto=",
        "host=",
        "by=",
        "10.0.0.1",
        "10.0.0.1",
        "192.0.2.66",
        "192.0.2.43",
        "fd00::1",
        "[fd00::1]:80",
        "unknown",
        "_hidden",
        "http",
        "https",
        "evil.example",
        "evil.example:81",
        "443",
        "\"",
        "\"",
        "\\",
        ",",
        ",",
        ", ",
        ";",
        "=",
        " ",
        "\t",
        ":",
        "[",
        "]",
        "%",
        "@",
        "/",
        "\u0000",
        "\u007f",
        "\u012f",
        "\ud83d",
        "x"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aProxyThatWritesXForwardedCannotBeFooled(long seed) {
        Random random = new Random(seed);
        int honest = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, List<String>> headers = garbage(random);
            append(headers, "X-Forwarded-For", "192.0.2.43", random);
            headers.put("X-Forwarded-Proto", List.of("https"));
            headers.put("X-Forwarded-Host", List.of("app.example"));
            headers.put("X-Forwarded-Port", List.of("8443"));

            honest += assertHonest(headers) ? 1 : 0;
        }
        assertThat(honest).as("not disputed").isGreaterThan(2_500);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void aProxyThatWritesForwardedCannotBeFooled(long seed) {
        Random random = new Random(seed);
        int honest = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, List<String>> headers = garbage(random);
            append(headers, "Forwarded", "for=\"192.0.2.43:4711\";proto=https;host=\"app.example:8443\"", random);

            honest += assertHonest(headers) ? 1 : 0;
        }
        assertThat(honest).as("not disputed").isGreaterThan(2_500);
    }

    /** Two listed proxies, one behind the other; both write. */
    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void twoProxiesCannotBeFooled(long seed) {
        Random random = new Random(seed);
        int honest = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, List<String>> headers = garbage(random);
            append(headers, "Forwarded", "for=192.0.2.43;proto=https;host=\"app.example:8443\"", random);
            append(headers, "Forwarded", "for=10.0.0.2;proto=http;host=inner.example", random);

            honest += assertHonest(headers) ? 1 : 0;
        }
        assertThat(honest).as("not disputed").isGreaterThan(2_500);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void whoIsNotListedSaysNothing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Map<String, List<String>> headers = garbage(random);

            assertThat(client("192.0.2.43", headers)).isNull();
        }
    }

    /** Without a proxy that writes, anything may come out, but what is a host, a scheme and a port. */
    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void whatComesOutIsWellFormed(long seed) {
        Random random = new Random(seed);
        int clients = 0;
        for (int i = 0; i < 20_000; i++) {
            Client client = client("10.0.0.1", garbage(random));
            if (client != null) {
                clients++;
                assertThat(client.scheme()).isIn(null, "http", "https");
                assertThat(client.host() == null ? "x" : client.host()).matches("[a-z0-9._-]+|\\[[0-9a-f:.]+\\]");
                assertThat(client.port()).isBetween(0, 65535);
                assertThat(client.address() == null ? "unknown" : client.address())
                        .matches("[0-9a-f.:]+|unknown|_[A-Za-z0-9._-]+");
            }
        }
        assertThat(clients).isGreaterThan(2_500);
    }

    /** Whether the client is known by what its proxies say. */
    private static boolean assertHonest(Map<String, List<String>> headers) {
        Client client = client("10.0.0.1", headers);

        assertThat(client).as("%s", headers).isNotNull();
        Client known = new Client("192.0.2.43", "https", "app.example", 8443, Client.Account.TO_CLIENT);
        Client nobody = new Client("unknown", null, null, 0, Client.Account.DISPUTED);
        assertThat(client).as("%s", headers).isIn(known, nobody);
        return client.equals(known);
    }

    private static @Nullable Client client(String peer, Map<String, List<String>> headers) {
        return PROXIES.client(peer, name -> headers.getOrDefault(name, List.of()));
    }

    private static Map<String, List<String>> garbage(Random random) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : NAMES) {
            for (int lines = random.nextInt(3); lines > 0; lines--) {
                StringBuilder line = new StringBuilder();
                for (int n = random.nextInt(8); n > 0; n--) {
                    line.append(PIECES[random.nextInt(PIECES.length)]);
                }
                headers.computeIfAbsent(name, key -> new ArrayList<>()).add(line.toString());
            }
        }
        return headers;
    }

    /** Proxies add to the last line, or a line. */
    private static void append(Map<String, List<String>> headers, String name, String element, Random random) {
        List<String> lines = headers.computeIfAbsent(name, key -> new ArrayList<>());
        if (lines.isEmpty() || random.nextBoolean()) {
            lines.add(element);
        } else {
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + ", " + element);
        }
    }
}
