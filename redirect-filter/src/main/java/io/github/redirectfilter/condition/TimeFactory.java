package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** {@code time=FROM/UNTIL}: now is in an interval, which begins with its first instant and ends before its last. */
public final class TimeFactory implements ConditionFactory {
    private static final String EXPECTED =
            "(expected for example time=2026-12-01T00:00:00Z/2026-12-24T12:00:00+01:00; either end may be left out)";

    @Override
    public String kind() {
        return "time";
    }

    @Override
    public Condition create(Spec spec) {
        String value = spec.value();
        if (value == null || !spec.name().isEmpty()) {
            throw new IllegalArgumentException("the interval is missing " + EXPECTED);
        }
        int slash = value.indexOf('/');
        if (slash < 0 || slash != value.lastIndexOf('/') || value.length() == 1) {
            throw new IllegalArgumentException("\"" + value + "\" is no interval " + EXPECTED);
        }
        Instant from = instant(value.substring(0, slash), Instant.MIN);
        Instant until = instant(value.substring(slash + 1), Instant.MAX);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" ends before it begins (expected the earlier end in front of the slash)");
        }
        return new TimeCondition(from, until, spec.context().clock());
    }

    /** ISO 8601, always with a zone: what a server takes for midnight is the reader's guess otherwise. */
    private static Instant instant(String text, Instant open) {
        if (text.isBlank()) {
            return open;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"" + text.strip()
                            + "\" is no date with time and zone (expected for example 2026-12-01T00:00:00Z or"
                            + " 2026-12-01T00:00:00+01:00)",
                    e);
        }
    }
}
