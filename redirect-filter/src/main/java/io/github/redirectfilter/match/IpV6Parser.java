package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** Reads an IPv6 address (RFC 4291, section 2.2): eight groups, of which {@code ::} stands for one or more. */
final class IpV6Parser {
    private static final int GROUPS = 8;
    private static final int BITS = 16;

    private final String text;
    private final int end;
    private int at;
    private long high;
    private long low;
    private int groups;
    private long highInFront;
    private long lowInFront;
    private int groupsInFront = -1;

    IpV6Parser(String text, int begin, int end) {
        this.text = text;
        this.at = begin;
        this.end = end;
    }

    @Nullable
    IpAddress parse() {
        if (text.startsWith("::", at)) {
            at += 2;
            gap();
        }
        while (at < end) {
            if (!group()) {
                return null;
            }
        }
        if (groupsInFront >= 0 ? groupsInFront + groups >= GROUPS : groups != GROUPS) {
            return null;
        }
        if (groupsInFront > 0) {
            int shift = BITS * (GROUPS - groupsInFront);
            high |= shift >= 64 ? lowInFront << shift - 64 : highInFront << shift | lowInFront >>> 64 - shift;
            low |= shift >= 64 ? 0 : lowInFront << shift;
        }
        boolean mapped = high == 0 && low >>> 32 == 0xFFFF;
        return mapped ? new IpAddress(true, 0, low & 0xFFFF_FFFFL) : new IpAddress(false, high, low);
    }

    private void gap() {
        highInFront = high;
        lowInFront = low;
        groupsInFront = groups;
        high = 0;
        low = 0;
        groups = 0;
    }

    /** Reads a group and what parts it from the next. */
    private boolean group() {
        int stop = endOfDigits();
        if (stop < end && text.charAt(stop) == '.') {
            long v4 = IpAddress.v4(text, at, end); // in place of the last two groups
            at = end;
            return v4 >= 0 && add((int) (v4 >> BITS)) && add((int) v4 & 0xFFFF);
        }
        if (stop == at || !add(Integer.parseInt(text, at, stop, 16))) {
            return false;
        }
        at = stop;
        if (at == end) {
            return true;
        }
        if (text.charAt(at++) != ':') {
            return false;
        }
        if (at < end && text.charAt(at) == ':' && groupsInFront < 0) {
            at++;
            gap();
            return true;
        }
        return at < end;
    }

    private int endOfDigits() {
        int stop = at;
        while (stop < end && stop - at < 4 && isHex(text.charAt(stop))) {
            stop++;
        }
        return stop;
    }

    private boolean add(int group) {
        high = high << BITS | low >>> 64 - BITS;
        low = low << BITS | group;
        return ++groups <= GROUPS;
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
