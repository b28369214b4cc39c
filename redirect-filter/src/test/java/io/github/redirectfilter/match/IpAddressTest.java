package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    private static final String PIECES = "0123456789abcdefABCDEF::::....[]%/ g\u0661\uFF11\u0000";

    /** Shown as RFC 5952 recommends; the examples of its sections 2 and 4, and of RFC 4291, section 2.2, among them. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0.0.0.0,                                 0.0.0.0
            192.0.2.7,                               192.0.2.7
            255.255.255.255,                         255.255.255.255
            ::,                                      ::
            ::1,                                     ::1
            1::,                                     1::
            ABCD:EF01:2345:6789:ABCD:EF01:2345:6789, abcd:ef01:2345:6789:abcd:ef01:2345:6789
            2001:DB8:0:0:8:800:200C:417A,            2001:db8::8:800:200c:417a
            2001:db8::8:800:200C:417A,               2001:db8::8:800:200c:417a
            2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1
            2001:db8:0:1:1:1:1:1,                    2001:db8:0:1:1:1:1:1
            2001:db8::1:1:1:1:1,                     2001:db8:0:1:1:1:1:1
            2001:0:0:1:0:0:0:1,                      2001:0:0:1::1
            FF01:0:0:0:0:0:0:101,                    ff01::101
            1:2:3:4:5:6:7::,                         1:2:3:4:5:6:7:0
            ::2:3:4:5:6:7:8,                         0:2:3:4:5:6:7:8
            1:2:3:4:5::,                             1:2:3:4:5::
            1:2:3:4::8,                              1:2:3:4::8
            1:2:3:4:5:6::8,                          1:2:3:4:5:6:0:8
            0:0:0:0:0:0:13.1.68.3,                   ::d01:4403
            ::13.1.68.3,                             ::d01:4403
            64:ff9b::192.0.2.33,                     64:ff9b::c000:221
            1:2:3:4:5:6:255.255.0.1,                 1:2:3:4:5:6:ffff:1
            ::ffff:10.0.0.1,                         10.0.0.1
            ::FFFF:129.144.52.38,                    129.144.52.38
            ::ffff:a00:1,                            10.0.0.1
            0:0:0:0:0:ffff:a00:1,                    10.0.0.1
            ::ffff:0:10.0.0.1,                       ::ffff:0:a00:1
            ::fffe:10.0.0.1,                         ::fffe:a00:1
            [::1],                                   ::1
            [2001:db8::1],                           2001:db8::1
            [::ffff:10.0.0.1],                       10.0.0.1
            fe80::1%eth0,                            fe80::1
            [fe80::1%25en1],                         fe80::1
            fe80::1%a:b,                             fe80::1
            """)
    void readsLiteralsAndShowsThemInOneForm(String text, String shown) {
        assertThat(IpAddress.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.com",
                "unknown",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3.4",
                "1..2.3",
                "256.1.1.1",
                "1.1.1.1000",
                "01.2.3.4",
                "1.2.3.04",
                "0x7f.0.0.1",
                "2130706433",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4:80",
                "1.2.3.4%eth0",
                "1.2.3.-4",
                "+1.2.3.4",
                "[1.2.3.4]",
                "\u0661.2.3.4",
                ":",
                ":::",
                ":1",
                "1:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::1::",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1:2:3:4::5:6:7:8",
                "12345::",
                "::g",
                "::-1",
                "::+1",
                "\uFF11::",
                "1.2.3.4::",
                "::1.2.3",
                "::1.2.3.4:5",
                "::1.2.3.256",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1:2:3:4:5:6::1.2.3.4",
                "::1%",
                "%",
                "::1]",
                "[::1",
                "[]",
                "[::1]:80",
                "[::1]%eth0",
                "::/0"
            })
    void takesNothingElse(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void readsWhatTheJdkWrites() throws UnknownHostException {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            InetAddress written = InetAddress.getByAddress(octets(random));
            IpAddress read = IpAddress.parse(written.getHostAddress());

            assertThat(read).as("%s", written).isNotNull();
            assertThat(IpAddress.parse(read.toString())).isEqualTo(read);
            // a literal, so nothing is looked up
            assertThat(InetAddress.getByName(read.toString())).isEqualTo(written);
        }
    }

    /** Many zeros, so that runs of them are usual. */
    private static byte[] octets(Random random) {
        byte[] octets = new byte[random.nextInt(4) == 0 ? 4 : 16];
        for (int i = 0; i < octets.length; i += 2) {
            if (random.nextBoolean()) {
                octets[i] = (byte) random.nextInt(256);
                octets[i + 1] = (byte) random.nextInt(256);
            }
        }
        return octets;
    }

    @Test
    void ordersByFamilyAndNumber() {
        String[] ordered = {"0.0.0.0", "10.0.0.1", "255.255.255.255", "::", "::1", "1::", "8000::", "ffff::ffff"};
        for (int i = 0; i < ordered.length; i++) {
            for (int j = 0; j < ordered.length; j++) {
                assertThat(Integer.signum(IpAddress.parse(ordered[i]).compareTo(IpAddress.parse(ordered[j]))))
                        .as("%s, %s", ordered[i], ordered[j])
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void noTextMakesItThrow() {
        Random random = new Random(8);
        int read = 0;
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(14); n > 0; n--) {
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            IpAddress address = IpAddress.parse(text.toString());
            if (address != null) {
                read++;
                assertThat(IpAddress.parse(address.toString())).as("%s", text).isEqualTo(address);
            }
        }
        assertThat(read).as("addresses among them").isPositive();
        assertThat(IpAddress.parse("1:".repeat(50_000))).isNull();
    }
}
