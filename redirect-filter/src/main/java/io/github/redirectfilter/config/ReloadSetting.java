package io.github.redirectfilter.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The setting {@code reload}: how long from one look at the files of rules to the next. */
final class ReloadSetting {
    /** Files are not looked at. */
    static final Duration OFF = Duration.ZERO;

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m)");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(1);

    private ReloadSetting() {}

    static Duration parse(String text) {
        if (text.equals("off")) {
            return OFF;
        }
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            long number = Long.parseLong(time.group(1));
            Duration pause = switch (time.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
            };
            if (pause.compareTo(SHORTEST) >= 0 && pause.compareTo(LONGEST) <= 0) {
                return pause;
            }
        }
        throw new IllegalArgumentException("reload \"" + text
                + "\" is no pause between two looks (expected off, or 100ms to 1440m, such as 500ms, 5s or 1m)");
    }
}
