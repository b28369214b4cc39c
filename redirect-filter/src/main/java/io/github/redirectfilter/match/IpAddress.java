package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/**
 * An IP address, read from its literal text and never looked up by name. An IPv4 address that is written as IPv6
 * ({@code ::ffff:10.0.0.1}, RFC 4291, section 2.5.5.2) is the IPv4 address.
 *
 * @param v4 whether it is an IPv4 address
 * @param high the first 64 bits; 0 for IPv4
 * @param low the last 64 bits; the 32 bits of an IPv4 address
 */
public record IpAddress(boolean v4, long high, long low) implements Comparable<IpAddress> {
    private static final int GROUPS = 8;

    /**
     * Reads an address, IPv6 in brackets or not. A zone ({@code %eth0}) is left out: it says by which interface the
     * address is reached, and is no part of it.
     *
     * @return {@code null} for any other text
     */
    public static @Nullable IpAddress parse(String text) {
        int begin = 0;
        int end = text.length();
        if (end > 2 && text.charAt(0) == '[' && text.charAt(end - 1) == ']') {
            begin++;
            end--;
        }
        int colon = text.indexOf(':', begin);
        if (colon >= 0) {
            int zone = text.indexOf('%', begin);
            return new IpV6Parser(text, begin, zone > begin && zone < end - 1 ? zone : end).parse();
        }
        long bits = begin == 0 ? v4(text, 0, end) : -1;
        return bits < 0 ? null : new IpAddress(true, 0, bits);
    }

    /**
     * Reads an address that a person wrote.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static IpAddress require(String text) {
        IpAddress address = parse(text);
        if (address == null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no IP address (expected for example 192.0.2.7 or 2001:db8::1)");
        }
        return address;
    }

    /**
     * Four numbers without leading zeros, which some readers take for octal.
     *
     * @return -1 for any other text
     */
    static long v4(String text, int begin, int end) {
        long bits = 0;
        int numbers = 0;
        int at = begin;
        while (numbers < 4) {
            int start = at;
            int value = 0;
            while (at < end && at - start < 3 && isDigit(text.charAt(at))) {
                value = 10 * value + text.charAt(at++) - '0';
            }
            if (at == start || value > 255 || at - start > 1 && text.charAt(start) == '0') {
                return -1;
            }
            bits = bits << 8 | value;
            numbers++;
            if (numbers < 4 && (at >= end || text.charAt(at++) != '.')) {
                return -1;
            }
        }
        return at == end ? bits : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** IPv4 before IPv6, then by number. */
    @Override
    public int compareTo(IpAddress other) {
        if (v4 != other.v4) {
            return v4 ? -1 : 1;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** The text that RFC 5952 recommends: lower case, the longest run of zeros left out. */
    @Override
    public String toString() {
        if (v4) {
            return (low >> 24) + "." + (low >> 16 & 0xFF) + "." + (low >> 8 & 0xFF) + "." + (low & 0xFF);
        }
        int gap = -1;
        int gapLength = 1; // a single group of zeros is written out
        for (int i = 0, run = 0; i < GROUPS; i++) {
            run = group(i) == 0 ? run + 1 : 0;
            if (run > gapLength) {
                gapLength = run;
                gap = i + 1 - run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
            } else {
                text.append(i == 0 || i == gap + gapLength && gap >= 0 ? "" : ":")
                        .append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (int) (half >>> 48 - 16 * (index % 4)) & 0xFFFF;
    }
}
