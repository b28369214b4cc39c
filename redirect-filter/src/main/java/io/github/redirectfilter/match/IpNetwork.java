package io.github.redirectfilter.match;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291): {@code 10.0.0.0/8}, {@code 2001:db8::/32}; an address
 * alone is a block of one. A block of IPv6 addresses holds no IPv4 address, not even {@code ::/0}.
 *
 * @param first the first address
 * @param prefix how many bits all addresses have in common
 */
record IpNetwork(IpAddress first, int prefix) {
    private static final int BITS_V4 = 32;
    private static final int BITS_V6 = 128;

    /**
     * Reads a block.
     *
     * @throws IllegalArgumentException for any other text; the message says what would be right
     */
    static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        String addressText = slash < 0 ? text : text.substring(0, slash);
        IpAddress address = IpAddress.parse(addressText);
        if (address == null) {
            throw new IllegalArgumentException("\"" + text + "\" is no address (expected for example 192.0.2.7, "
                    + "10.0.0.0/8 or 2001:db8::/32; names are not looked up)");
        }
        if (addressText.indexOf('%') >= 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has a zone, which is no part of an address (expected " + address + ")");
        }
        // a block of IPv4 addresses that is written as IPv6 counts its bits from the front too
        boolean mapped = address.v4() && addressText.indexOf(':') >= 0;
        int bits = address.v4() && !mapped ? BITS_V4 : BITS_V6;
        int least = mapped ? BITS_V6 - BITS_V4 : 0;
        int length = slash < 0 ? bits : length(text, text.substring(slash + 1), least, bits);
        IpNetwork network = new IpNetwork(address, length - least).fromItsFirst();
        if (!network.first.equals(address)) {
            throw new IllegalArgumentException("\"" + text + "\" has bits behind its prefix (expected " + network
                    + " for the block, or " + address + " for the address)");
        }
        return network;
    }

    private static int length(String text, String digits, int least, int most) {
        int length = digits.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(digits) : -1;
        if (length < least || length > most) {
            throw new IllegalArgumentException("\"" + text + "\": \"" + digits
                    + "\" is no length of a prefix (expected " + least + " to " + most + ")");
        }
        return length;
    }

    private IpNetwork fromItsFirst() {
        return new IpNetwork(new IpAddress(first.v4(), first.high() & highMask(), first.low() & lowMask()), prefix);
    }

    boolean contains(IpAddress address) {
        return address.v4() == first.v4()
                && (address.high() & highMask()) == first.high()
                && (address.low() & lowMask()) == first.low();
    }

    private int fixedBits() {
        return first.v4() ? BITS_V6 - BITS_V4 + prefix : prefix;
    }

    private long highMask() {
        return mask(fixedBits());
    }

    private long lowMask() {
        return mask(fixedBits() - 64);
    }

    private static long mask(int ones) {
        return ones <= 0 ? 0 : ones >= 64 ? -1 : -1L << 64 - ones;
    }

    /** As CIDR. */
    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
