package io.github.redirectfilter.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTest {
    /** With the examples of RFC 7239, sections 4, 6 and 7.4. */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.43,                    192.0.2.43",
        "192.0.2.43:47011,              192.0.2.43",
        "192.0.2.43:_port,              192.0.2.43",
        "[2001:db8:cafe::17],           2001:db8:cafe::17",
        "[2001:db8:cafe::17]:4711,      2001:db8:cafe::17",
        "[2001:DB8:CAFE::17]:_x-1.y,    2001:db8:cafe::17",
        "2001:db8:cafe::17,             2001:db8:cafe::17",
        "[::ffff:192.0.2.43]:80,        192.0.2.43",
        "::ffff:192.0.2.43,             192.0.2.43",
        "fe80::1%eth0,                  fe80::1",
    })
    void isAnAddress(String text, String address) {
        assertThat(Node.parse(text)).hasToString("Node[text=" + address + ", address=" + address + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "unknown,      unknown",
        "UNKNOWN,      unknown",
        "unknown:80,   unknown",
        "_gazonk,      _gazonk",
        "_SEVKISEK,    _SEVKISEK",
        "_hidden:_x,   _hidden",
        "_a.b-c_d,     _a.b-c_d",
    })
    void orANameThatHidesOne(String text, String name) {
        assertThat(Node.parse(text)).hasToString("Node[text=" + name + ", address=null]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":80",
                "_",
                "_:80",
                "_a b",
                "_\u00e9",
                "hidden",
                "localhost",
                "example.com:80",
                "192.0.2.43:",
                "192.0.2.43:port",
                "192.0.2.43:123456",
                "192.0.2.43:80:80",
                "192.0.2.43/32",
                "192.0.2.256",
                "[192.0.2.43]",
                "[2001:db8::1",
                "2001:db8::1]",
                "[2001:db8::1]80",
                "[2001:db8::1]:",
                "[2001:db8::1]:x",
                "[unknown]",
                "[]:80",
                "[",
                "]",
                "unknown unknown",
                "\"192.0.2.43\""
            })
    void orNothing(String text) {
        assertThat(Node.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64})
    void aNameHasAnEnd(int length) {
        assertThat(Node.parse("_" + "x".repeat(length)) != null).isEqualTo(length < 64);
    }
}
