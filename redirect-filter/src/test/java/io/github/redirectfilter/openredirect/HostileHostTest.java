package io.github.redirectfilter.openredirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that carry the host along, asked by a container that took any text for a host. */
@ExtendWith(QuietRefusals.class)
class HostileHostTest {
    private static final Redirects CAPTURED = redirects("http://{name}/x", "https://{name}/y");
    private static final Redirects ASKED = redirects("/x", "https://{host}/y");
    private static final Redirects WILDCARD = redirects("//*.shop.test/x", "https://{host}/y");

    private static Redirects redirects(String from, String to) {
        return Redirects.builder().rule(RedirectRule.from(from).to(to).build()).build();
    }

    @ParameterizedTest
    @MethodSource("io.github.redirectfilter.openredirect.TargetTable#hostileHosts")
    void refuses(String host) {
        HostileHost request = new HostileHost("http", host);

        assertThat(CAPTURED.decide(request)).isInstanceOf(Decision.Refused.class);
        assertThat(ASKED.decide(request)).isInstanceOf(Decision.Refused.class);
    }

    /** The star stands for labels, and must not hide another host in front. */
    @ParameterizedTest
    @ValueSource(strings = {"thief.test\\", "thief.test/", "thief.test?", "thief.test#", "thief.test:80#", "x@y", "%"})
    void refusesWhatAStarTook(String label) {
        assertThat(WILDCARD.decide(new HostileHost("http", label + ".shop.test")))
                .isInstanceOf(Decision.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.test, https://shop.test/y",
        "SHOP.test, https://shop.test/y",
        "my_shop, https://my_shop/y",
        "shop.test., https://shop.test./y",
        "xn--bcher-kva.test, https://xn--bcher-kva.test/y",
        "192.0.2.7, https://192.0.2.7/y",
        "[2001:db8::1], https://[2001:db8::1]/y",
        "[::ffff:192.0.2.7], https://[::ffff:192.0.2.7]/y",
    })
    void sends(String host, String location) {
        HostileHost request = new HostileHost("http", host);

        assertThat(CAPTURED.decide(request))
                .isInstanceOfSatisfying(
                        Decision.Redirect.class,
                        redirect -> assertThat(redirect.location()).isEqualTo(location));
        assertThat(ASKED.decide(request))
                .isInstanceOfSatisfying(
                        Decision.Redirect.class,
                        redirect -> assertThat(redirect.location()).isEqualTo(location));
    }
}
