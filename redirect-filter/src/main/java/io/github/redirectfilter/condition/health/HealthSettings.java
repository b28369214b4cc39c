package io.github.redirectfilter.condition.health;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to check something: {@code URL every=5s timeout=1s down=3 up=2}, in any order.
 *
 * @param url what to ask by HTTP; {@code null} if the application has a source of that name
 * @param every from one answer to the next question, on average
 * @param timeout no answer by then is a failure
 * @param down how many failures in a row it takes to go down
 * @param up how many successes in a row it takes to come up again
 */
record HealthSettings(@Nullable URI url, Duration every, Duration timeout, int down, int up) {
    static final HealthSettings DEFAULT = new HealthSettings(null, Duration.ofSeconds(5), Duration.ofSeconds(1), 3, 2);

    private static final String USAGE = "(expected http://host/path every=5s timeout=1s down=3 up=2)";
    private static final List<String> OPTIONS = List.of("every", "timeout", "down", "up");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m)");
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException if it is wrong
     */
    static HealthSettings parse(String text) {
        URI url = null;
        Map<String, String> options = new HashMap<>();
        for (String word : text.strip().split("\\s+", -1)) {
            int equals = word.indexOf('=');
            String key = equals < 0 ? "" : word.substring(0, equals);
            if (OPTIONS.contains(key)) {
                if (options.put(key, word.substring(equals + 1)) != null) {
                    throw new IllegalArgumentException("\"" + key + "\" stands twice " + USAGE);
                }
            } else if (url == null && word.contains("://")) {
                url = url(word);
            } else {
                throw new IllegalArgumentException(
                        "\"" + word + "\" has no meaning in a health check, or stands twice " + USAGE);
            }
        }
        return new HealthSettings(
                url,
                time("every", options.get("every"), DEFAULT.every),
                time("timeout", options.get("timeout"), DEFAULT.timeout),
                count("down", options.get("down"), DEFAULT.down),
                count("up", options.get("up"), DEFAULT.up));
    }

    private static URI url(String word) {
        try {
            URI url = new URI(word);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // reported below, like every other text that is no such URL
        }
        throw new IllegalArgumentException("\"" + word
                + "\" is no URL of a health check (expected http or https, a host, no user and no fragment, such as "
                + "http://127.0.0.1:9000/health)");
    }

    private static Duration time(String key, @Nullable String value, Duration absent) {
        if (value == null) {
            return absent;
        }
        Matcher time = TIME.matcher(value);
        if (time.matches()) {
            long number = Long.parseLong(time.group(1));
            Duration duration = switch (time.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
            };
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        }
        throw new IllegalArgumentException("\"" + key + "=" + value + "\" is no time (expected 10ms to 1440m, such as "
                + key + "=500ms, " + key + "=5s or " + key + "=1m)");
    }

    private static int count(String key, @Nullable String value, int absent) {
        if (value == null) {
            return absent;
        }
        if (!value.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(
                    "\"" + key + "=" + value + "\" is no number (expected 1 to 999, such as " + key + "=3)");
        }
        return Integer.parseInt(value);
    }
}
