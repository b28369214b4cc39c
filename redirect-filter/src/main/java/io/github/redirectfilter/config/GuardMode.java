package io.github.redirectfilter.config;

import java.util.Locale;

/** What the setting {@code guard} says about redirects that the application sends by itself. */
public enum GuardMode {
    /** They are none of the filter's business. */
    OFF,
    /** A target that would be refused is logged and counted, and sent all the same. */
    REPORT,
    /** A target that is not allowed is refused; every other goes out as it was understood. */
    ENFORCE;

    static GuardMode parse(String text) {
        for (GuardMode mode : values()) {
            if (mode.toString().equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("guard \"" + text + "\" is unknown (expected off, report or enforce)");
    }

    /** The mode as the setting has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
