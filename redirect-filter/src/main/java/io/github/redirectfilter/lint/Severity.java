package io.github.redirectfilter.lint;

import java.util.Locale;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** Certain to go wrong for whoever asks: a loop without conditions. */
    ERROR,
    /** Probably not what was meant, or wrong for some. */
    WARNING,
    /** Right, but there is a better way. */
    NOTE;

    /** The word in reports, in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
