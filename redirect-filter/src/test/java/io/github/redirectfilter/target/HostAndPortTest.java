package io.github.redirectfilter.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
    @ParameterizedTest
    @CsvSource({
        "app.example,           app.example,     0",
        "App.Example:8443,      app.example,     8443",
        "localhost:1,           localhost,       1",
        "a_b.example:65535,     a_b.example,     65535",
        "xn--bcher-kva.example, xn--bcher-kva.example, 0",
        "192.0.2.7:80,          192.0.2.7,       80",
        "[2001:DB8::1],         [2001:db8::1],   0",
        "[::1]:8443,            [::1],           8443",
    })
    void readsHostAndPort(String text, String host, int port) {
        assertThat(HostAndPort.parse(text)).isEqualTo(new HostAndPort(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":80",
                "a.example:",
                "a.example:0",
                "a.example:080",
                "a.example:65536",
                "a.example:99999999999",
                "a.example:x",
                "a.example:-1",
                "a.example:80:81",
                "a@b.example",
                "a.example/x",
                "a.example?x",
                "a.example#x",
                "a.example\\x",
                "a example",
                "a.example,b.example",
                "a%2eexample",
                "\u00e9.example",
                "\u212a.example",
                "a.example\u0000",
                "2001:db8::1",
                "[::1",
                "::1]",
                "[::1]x",
                "[::1]:",
                "[a.example]",
                "[]"
            })
    void readsNothingElse(String text) {
        assertThat(HostAndPort.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {253, 254})
    void aHostHasAnEnd(int length) {
        assertThat(HostAndPort.parse("x".repeat(length)) != null).isEqualTo(length <= 253);
    }
}
