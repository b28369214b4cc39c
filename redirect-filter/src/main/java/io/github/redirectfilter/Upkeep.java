package io.github.redirectfilter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The options by which a rule is looked after; requests never ask for them. */
final class Upkeep {
    private Upkeep() {}

    /** Reports what is wrong with them. */
    static void check(RuleOptions options) {
        if (options.has("review")) {
            options.parse("review", Upkeep::date, LocalDate.MIN);
        }
        if (options.has("accept")) {
            options.parse("accept", LintCode::parseList, List.of());
        }
    }

    /** Reads the day from which on a rule is to be looked at again. */
    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "review \"" + text + "\" is no date (expected for example review=2026-12-01)", e);
        }
    }
}
