package io.github.redirectfilter.condition.rate;

import io.github.redirectfilter.match.Suggestions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a caller may send: a bucket of {@code burst} tokens, one a request, that is filled evenly.
 *
 * @param requests how many tokens come in {@code period}
 * @param burst how many requests may come at once
 */
record Rate(long requests, Duration period, long burst, String text) {
    /** More would make a limit that no server reaches, and overflow sums of nanoseconds. */
    private static final long MOST = 1_000_000;

    private static final Pattern RATE = Pattern.compile("([0-9]{1,7})/([a-z]+)");
    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("second", Duration.ofSeconds(1));
        UNITS.put("minute", Duration.ofMinutes(1));
        UNITS.put("hour", Duration.ofHours(1));
        UNITS.put("day", Duration.ofDays(1));
    }

    /**
     * Reads {@code 100/minute}.
     *
     * @param burst the option; {@code null} if as many may come at once as come in a period
     */
    static Rate parse(String text, @Nullable String burst) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no rate (expected for example rate=100/minute)");
        }
        String unit = rate.group(2);
        Duration period = UNITS.get(unit);
        if (period == null) {
            throw new IllegalArgumentException("\"" + unit + "\" is no unit of time"
                    + Suggestions.didYouMean(unit, UNITS.keySet()) + " " + Suggestions.expected(UNITS.keySet()));
        }
        long requests = number("rate=", rate.group(1));
        return new Rate(requests, period, burst == null ? requests : number("burst=", burst), text);
    }

    private static long number(String key, String digits) {
        if (!digits.matches("0*[1-9][0-9]{0,6}") || Long.parseLong(digits) > MOST) {
            throw new IllegalArgumentException(
                    "\"" + key + digits + "\" is no number of requests (expected 1 to " + MOST + ")");
        }
        return Long.parseLong(digits);
    }

    /** How long an empty bucket takes to be full; one that was not used for so long is as good as new. */
    Duration refill() {
        return period.multipliedBy(burst).dividedBy(requests).plusSeconds(1);
    }

    /** The rate as it was written, with the burst if that is another. */
    @Override
    public String toString() {
        return burst == requests ? text : text + " burst=" + burst;
    }
}
