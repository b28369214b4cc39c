package io.github.redirectfilter.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them: three digits, and a unit that fits. */
final class Quantity {
    private static final double THOUSAND = 1_000;

    private Quantity() {}

    static String nanos(double nanos) {
        if (nanos < THOUSAND) {
            return digits(nanos) + " ns";
        }
        if (nanos < THOUSAND * THOUSAND) {
            return digits(nanos / THOUSAND) + " µs";
        }
        return nanos < THOUSAND * THOUSAND * THOUSAND
                ? digits(nanos / THOUSAND / THOUSAND) + " ms"
                : digits(nanos / THOUSAND / THOUSAND / THOUSAND) + " s";
    }

    static String millis(double millis) {
        return nanos(millis * THOUSAND * THOUSAND);
    }

    /** JMH counts a few bytes of its own in an iteration: what is less than one a request is none. */
    static String bytes(double bytes) {
        if (bytes < 1) {
            return "0 B";
        }
        if (bytes < 10 * THOUSAND) {
            return String.format(Locale.ROOT, "%.0f B", bytes);
        }
        return bytes < THOUSAND * THOUSAND
                ? digits(bytes / THOUSAND) + " kB"
                : digits(bytes / THOUSAND / THOUSAND) + " MB";
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number);
    }
}
