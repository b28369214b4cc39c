package io.github.redirectfilter.condition.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.condition.CallerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersTest {
    private static RequestBuilder request() {
        return RedirectRequest.builder("GET", "https://app.example/a");
    }

    private static String name(String address) {
        return new Callers(CallerKey.IP).of(request().remoteAddress(address).build());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
        "2001:db8::1, 20010db800000000",
        "2001:db8:0:0:1::1, 20010db800000000",
        "2001:DB8::ffff, 20010db800000000",
        "2001:db8:0:1::1, 20010db800000001",
        "::ffff:192.0.2.1, 192.0.2.1",
        "fe80::1%eth0, fe80000000000000"
    })
    void anIpv4AddressOrTheNetworkOfAnIpv6Address(String address, String name) {
        assertThat(name(address)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::g",
        "unknown",
        "192.0.2.256",
        "192.0.2.01",
        "proxy.internal.example.com",
        ":::",
        "1:2:3:4:5:6:7:8:9"
    })
    void whatIsNoAddressIsHashed(String address) {
        assertThat(name(address)).matches("[0-9a-f]{32}");
    }

    @Test
    void headersCookiesAndUsersAreHashed() {
        RedirectRequest request = request()
                .header("X-Key", "secret")
                .cookie("id", "secret")
                .user("secret")
                .build();
        // printf %s secret | sha256sum | cut -c1-32
        String hash = "2bb80d537b1da3e38bd30361aa855686";

        assertThat(new Callers(CallerKey.parse("header.X-Key")).of(request)).isEqualTo(hash);
        assertThat(new Callers(CallerKey.parse("cookie.id")).of(request)).isEqualTo(hash);
        assertThat(new Callers(CallerKey.parse("user")).of(request)).isEqualTo(hash);
    }

    @Test
    void aNameIsShortHoweverLongTheKeyIs() {
        RedirectRequest request =
                request().header("X-Key", "k".repeat(1_000_000)).build();

        assertThat(new Callers(CallerKey.parse("header.X-Key")).of(request)).hasSize(32);
    }

    @Test
    void whoHasNoKeyIsNobody() {
        assertThat(new Callers(CallerKey.parse("header.X-Key")).of(request().build()))
                .isEmpty();
        assertThat(new Callers(CallerKey.parse("header.X-Key"))
                        .of(request().header("X-Key", "").build()))
                .isEmpty();
        assertThat(new Callers(CallerKey.parse("user")).of(request().build())).isEmpty();
    }
}
