package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpNetworksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.0/8              | 10.0.0.0               | true
            10.0.0.0/8              | 10.255.255.255         | true
            10.0.0.0/8              | 9.255.255.255          | false
            10.0.0.0/8              | 11.0.0.0               | false
            10.0.0.0/8              | ::ffff:10.1.2.3        | true
            10.0.0.0/8              | ::10.1.2.3             | false
            192.0.2.7               | 192.0.2.7              | true
            192.0.2.7               | 192.0.2.6              | false
            192.0.2.7/32            | 192.0.2.7              | true
            192.0.2.6/31            | 192.0.2.7              | true
            0.0.0.0/0               | 255.0.0.1              | true
            0.0.0.0/0               | 2001:db8::1            | false
            2001:db8::/32           | 2001:db8:ffff::1       | true
            2001:db8::/32           | [2001:db8::1]          | true
            2001:db8::/32           | 2001:db9::             | false
            2001:db8::/65           | 2001:db8:0:0:7fff::    | true
            2001:db8::/65           | 2001:db8:0:0:8000::    | false
            fe80::/10               | fe80::1%eth0           | true
            fe80::/64               | fe80::1%eth0           | true
            ::1                     | ::1                    | true
            [::1]                   | ::1                    | true
            ::1/128                 | 0:0:0:0:0:0:0:1        | true
            ::/0                    | ff02::1                | true
            ::/0                    | 10.0.0.1               | false
            ::/0                    | ::ffff:10.0.0.1        | false
            ::ffff:10.0.0.0/104     | 10.9.9.9               | true
            ::ffff:0:0/96           | 10.9.9.9               | true
            ::ffff:10.0.0.1         | 10.0.0.1               | true
            10.0.0.0/8 10.0.0.0/16  | 10.200.0.1             | true
            10.0.0.0/16 10.0.0.0/8  | 10.200.0.1             | true
            10.0.0.1 192.0.2.7 ::1  | 192.0.2.7              | true
            10.0.0.1 192.0.2.7 ::1  | 192.0.2.8              | false
            10.0.0.1 192.0.2.7 ::1  | 1.0.0.1                | false
            10.0.0.1 192.0.2.7 ::1  | ::                     | false
            10.0.0.1 192.0.2.7 ::1  | unknown                | false
            """)
    void holdsAddresses(String blocks, String address, boolean held) {
        assertThat(IpNetworks.of(List.of(blocks.split(" +"))).contains(IpAddress.parse(address)))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            office.example.com  | "office.example.com" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; names are not looked up)
            localhost           | "localhost" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; names are not looked up)
            10.0.0.*            | "10.0.0.*" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; names are not looked up)
            10.0/16             | "10.0/16" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; names are not looked up)
            010.0.0.1           | "010.0.0.1" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; names are not looked up)
            10.0.0.1:80         | "10.0.0.1:80" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; names are not looked up)
            ``                  | "" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; names are not looked up)
            /8                  | "/8" is no address (expected for example 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; names are not looked up)
            10.1.2.3/8          | "10.1.2.3/8" has bits behind its prefix (expected 10.0.0.0/8 for the block, or 10.1.2.3 for the address)
            10.0.0.1/0          | "10.0.0.1/0" has bits behind its prefix (expected 0.0.0.0/0 for the block, or 10.0.0.1 for the address)
            2001:db8::1/32      | "2001:db8::1/32" has bits behind its prefix (expected 2001:db8::/32 for the block, or 2001:db8::1 for the address)
            ::ffff:10.0.0.1/104 | "::ffff:10.0.0.1/104" has bits behind its prefix (expected 10.0.0.0/8 for the block, or 10.0.0.1 for the address)
            10.0.0.0/33         | "10.0.0.0/33": "33" is no length of a prefix (expected 0 to 32)
            10.0.0.0/           | "10.0.0.0/": "" is no length of a prefix (expected 0 to 32)
            10.0.0.0/08         | "10.0.0.0/08": "08" is no length of a prefix (expected 0 to 32)
            10.0.0.0/-1         | "10.0.0.0/-1": "-1" is no length of a prefix (expected 0 to 32)
            10.0.0.0/255.0.0.0  | "10.0.0.0/255.0.0.0": "255.0.0.0" is no length of a prefix (expected 0 to 32)
            ::/129              | "::/129": "129" is no length of a prefix (expected 0 to 128)
            ::ffff:0:0/32       | "::ffff:0:0/32": "32" is no length of a prefix (expected 96 to 128)
            fe80::1%eth0        | "fe80::1%eth0" has a zone, which is no part of an address (expected fe80::1)
            [fe80::1%1]/128     | "[fe80::1%1]/128" has a zone, which is no part of an address (expected fe80::1)
            """)
    void saysWhatIsWrongAndWhatWouldBeRight(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpNetworks.of(List.of("::1", text)))
                .withMessage(message);
    }

    @Test
    void showsItsBlocksInOrderWithoutThoseInsideOthers() {
        IpNetworks some = IpNetworks.of(List.of("2001:db8:1::/48", "10.1.0.0/16", "::1"));
        IpNetworks others = IpNetworks.of(List.of("10.0.0.0/8", "::/127", "2001:db8::/32", "192.0.2.7"));

        assertThat(some.and(others)).hasToString("10.0.0.0/8 192.0.2.7/32 ::/127 2001:db8::/32");
        assertThat(some.isEmpty()).isFalse();
        assertThat(IpNetworks.NONE.isEmpty()).isTrue();
        assertThat(IpNetworks.NONE.contains(IpAddress.parse("::1"))).isFalse();
        assertThat(some.contains(null)).isFalse();
    }

    @Test
    void findsWhatASearchThroughAllBlocksFinds() {
        Random random = new Random(9);
        int held = 0;
        for (int round = 0; round < 2_000; round++) {
            List<String> texts = new ArrayList<>();
            List<IpNetwork> blocks = new ArrayList<>();
            for (int n = random.nextInt(12); n > 0; n--) {
                IpNetwork block = block(random);
                blocks.add(block);
                texts.add(block.toString());
            }
            IpNetworks networks = IpNetworks.of(texts);
            for (int i = 0; i < 50; i++) {
                IpAddress address = address(random);
                boolean expected = blocks.stream().anyMatch(block -> block.contains(address));
                assertThat(networks.contains(address))
                        .as("%s in %s", address, texts)
                        .isEqualTo(expected);
                held += expected ? 1 : 0;
            }
        }
        assertThat(held).as("addresses in a block").isGreaterThan(1_000);
    }

    /** Few values for each part, so that blocks lie in each other and addresses in them. */
    private static IpAddress address(Random random) {
        return random.nextBoolean()
                ? new IpAddress(true, 0, (10L + random.nextInt(2)) << 24 | random.nextInt(4) << 8 | random.nextInt(4))
                : new IpAddress(false, 0x20010DB800000000L | random.nextInt(4), (long) random.nextInt(4) << 62);
    }

    private static IpNetwork block(Random random) {
        IpAddress address = address(random);
        int prefix = random.nextInt(address.v4() ? 33 : 129);
        int bits = address.v4() ? prefix + 96 : prefix;
        long high = bits == 0 ? 0 : bits >= 64 ? address.high() : address.high() & -1L << 64 - bits;
        long low = bits <= 64 ? 0 : bits >= 128 ? address.low() : address.low() & -1L << 128 - bits;
        return new IpNetwork(new IpAddress(address.v4(), high, low), prefix);
    }
}
