package io.github.redirectfilter.condition.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthSettingsTest {
    @Test
    void everythingButTheUrlHasADefault() {
        assertThat(HealthSettings.parse("http://127.0.0.1:9000/health"))
                .isEqualTo(new HealthSettings(
                        URI.create("http://127.0.0.1:9000/health"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        3,
                        2));
        assertThat(HealthSettings.parse("every=1s"))
                .isEqualTo(new HealthSettings(null, Duration.ofSeconds(1), Duration.ofSeconds(1), 3, 2));
    }

    @Test
    void theOptionsStandInAnyOrder() {
        assertThat(HealthSettings.parse(" up=1  timeout=250ms https://db.example/up?deep=1 down=10 every=2m "))
                .isEqualTo(new HealthSettings(
                        URI.create("https://db.example/up?deep=1"),
                        Duration.ofMinutes(2),
                        Duration.ofMillis(250),
                        10,
                        1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ftp://a/b                | "ftp://a/b" is no URL of a health check (expected http or https, a host, no user and no fragment, such as http://127.0.0.1:9000/health)
            http:///health           | "http:///health" is no URL of a health check (expected http or https, a host, no user and no fragment, such as http://127.0.0.1:9000/health)
            http://me:pw@a/          | "http://me:pw@a/" is no URL of a health check (expected http or https, a host, no user and no fragment, such as http://127.0.0.1:9000/health)
            http://a/#x              | "http://a/#x" is no URL of a health check (expected http or https, a host, no user and no fragment, such as http://127.0.0.1:9000/health)
            http://a/{x}             | "http://a/{x}" is no URL of a health check (expected http or https, a host, no user and no fragment, such as http://127.0.0.1:9000/health)
            127.0.0.1:9000           | "127.0.0.1:9000" has no meaning in a health check, or stands twice (expected http://host/path every=5s timeout=1s down=3 up=2)
            http://a/ http://b/      | "http://b/" has no meaning in a health check, or stands twice (expected http://host/path every=5s timeout=1s down=3 up=2)
            http://a/ interval=5s    | "interval=5s" has no meaning in a health check, or stands twice (expected http://host/path every=5s timeout=1s down=3 up=2)
            http://a/ up=1 up=2      | "up" stands twice (expected http://host/path every=5s timeout=1s down=3 up=2)
            http://a/ every=5        | "every=5" is no time (expected 10ms to 1440m, such as every=500ms, every=5s or every=1m)
            http://a/ timeout=9ms    | "timeout=9ms" is no time (expected 10ms to 1440m, such as timeout=500ms, timeout=5s or timeout=1m)
            http://a/ every=1441m    | "every=1441m" is no time (expected 10ms to 1440m, such as every=500ms, every=5s or every=1m)
            http://a/ down=0         | "down=0" is no number (expected 1 to 999, such as down=3)
            http://a/ up=many        | "up=many" is no number (expected 1 to 999, such as up=3)
            """)
    void mistakesAreErrorsWithTheMend(String text, String message) {
        assertThatThrownBy(() -> HealthSettings.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
