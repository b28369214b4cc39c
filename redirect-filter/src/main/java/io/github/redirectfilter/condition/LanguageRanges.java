package io.github.redirectfilter.condition;

import java.util.List;

/**
 * Walks through the language ranges of an {@code Accept-Language} (RFC 9110, section 12.5.4), without a copy of any. What is
 * malformed is passed over, and so is what stands behind the first 1,000 characters: no honest client sends as many.
 */
final class LanguageRanges {
    private static final int LONGEST = 1_000;
    private static final int FULL = 1_000;
    private static final int MALFORMED = -1;

    private final List<String> lines;
    private int rest = LONGEST;
    private int nextLine;
    private int next;
    private String line = "";
    private int begin;
    private int end;
    private int quality;
    private boolean anyRefused;

    LanguageRanges(List<String> lines) {
        this.lines = lines;
    }

    /** Goes on to the next range; false if there is none. */
    boolean next() {
        while (true) {
            if (next >= Math.min(line.length(), rest)) {
                rest -= Math.min(line.length(), rest);
                if (nextLine >= lines.size()) {
                    return false;
                }
                line = lines.get(nextLine++);
                next = 0;
            } else {
                int comma = line.indexOf(',', next);
                int stop = comma < 0 ? line.length() : comma;
                int start = next;
                next = stop + 1;
                if (stop <= rest && read(start, stop)) {
                    return true;
                }
            }
        }
    }

    private boolean read(int start, int stop) {
        int semicolon = line.indexOf(';', start);
        boolean weighted = semicolon >= 0 && semicolon < stop;
        begin = skipSpace(start, stop);
        end = trimSpace(begin, weighted ? semicolon : stop);
        quality = weighted ? weight(skipSpace(semicolon + 1, stop), trimSpace(semicolon + 1, stop)) : FULL;
        anyRefused |= quality == 0;
        return begin < end && quality != MALFORMED;
    }

    /** RFC 9110, section 12.4.2, in thousandths; further digits do not count. */
    private int weight(int at, int stop) {
        if (stop - at < 3 || !line.regionMatches(true, at, "q=", 0, 2)) {
            return MALFORMED;
        }
        int value = line.charAt(at + 2) - '0';
        if (value < 0 || value > 1 || stop > at + 3 && line.charAt(at + 3) != '.') {
            return MALFORMED;
        }
        int thousandths = value * FULL;
        int unit = FULL;
        for (int i = at + 4; i < stop; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return MALFORMED;
            }
            unit /= 10;
            thousandths += digit * unit;
        }
        return thousandths > FULL ? MALFORMED : thousandths;
    }

    private int skipSpace(int at, int stop) {
        int first = at;
        while (first < stop && isSpace(line.charAt(first))) {
            first++;
        }
        return first;
    }

    private int trimSpace(int start, int stop) {
        int last = stop;
        while (last > start && isSpace(line.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** The weight of this range, from 0 (not acceptable) to 1,000. */
    int quality() {
        return quality;
    }

    /** Whether a range so far is one that must not be picked. */
    boolean anyRefused() {
        return anyRefused;
    }

    String text() {
        return line.substring(begin, end);
    }

    int length() {
        return end - begin;
    }

    /** Whether the first characters are this tag, which is in lower case; theirs does not count. */
    boolean beginsWith(String tag) {
        // most tags are told apart by their first letter, in lower case
        return (line.charAt(begin) | 0x20) == tag.charAt(0) && line.regionMatches(true, begin, tag, 0, tag.length());
    }

    /**
     * How much is left when the last subtag of the first {@code length} characters is taken away, and with it a single letter
     * that only introduces others (RFC 4647, section 3.4); 0 for nothing.
     */
    int truncated(int length) {
        int dash = line.lastIndexOf('-', begin + length - 1);
        if (dash - 2 >= begin && line.charAt(dash - 2) == '-') {
            dash -= 2;
        }
        return Math.max(0, dash - begin);
    }
}
