package io.github.redirectfilter.condition;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A share of all callers: {@code 20%}, which is {@code 0-20%}, or {@code 20-60%}.
 *
 * @param from the first bucket in it
 * @param to the first bucket behind it
 */
record ShareRange(int from, int to) {
    private static final Pattern RANGE =
            Pattern.compile("(?:([0-9]{1,3}(?:\\.[0-9]{1,2})?)-)?([0-9]{1,3}(?:\\.[0-9]{1,2})?)%");

    /**
     * Reads a share.
     *
     * @throws IllegalArgumentException that says what would be right
     */
    static ShareRange parse(String text) {
        Matcher parts = RANGE.matcher(text.strip());
        int from = parts.matches() ? buckets(parts.group(1)) : -1;
        int to = from < 0 ? -1 : buckets(parts.group(2));
        if (to < 0 || to > Buckets.COUNT || from > Buckets.COUNT) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no share of all callers (expected for example 20% or"
                            + " 20-60%, from 0% to 100%, with at most two decimals)");
        }
        if (from > to) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" ends before it begins (expected " + parts.group(2) + "-" + parts.group(1) + "%)");
        }
        return new ShareRange(from, to);
    }

    private static int buckets(@Nullable String percent) {
        return percent == null ? 0 : new BigDecimal(percent).movePointRight(2).intValueExact();
    }

    boolean contains(int bucket) {
        return bucket >= from && bucket < to;
    }

    /** The share as it is read. */
    @Override
    public String toString() {
        return percent(from) + "-" + percent(to) + "%";
    }

    private static String percent(int buckets) {
        return BigDecimal.valueOf(buckets, 2).stripTrailingZeros().toPlainString();
    }
}
