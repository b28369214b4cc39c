package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReloadSettingTest {
    @ParameterizedTest
    @ValueSource(strings = {"5", "50ms", "25h", "1441m", "0s", "on", "-5s", "5 s"})
    void whatIsNoPause(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReloadSetting.parse(text))
                .withMessage("reload \"" + text + "\" is no pause between two looks (expected off, or 100ms to 1440m,"
                        + " such as 500ms, 5s or 1m)");
    }

    @ParameterizedTest
    @CsvSource({"off, PT0S", "100ms, PT0.1S", "5s, PT5S", "1m, PT1M", "1440m, PT24H"})
    void pauses(String text, Duration pause) {
        assertThat(ReloadSetting.parse(text)).isEqualTo(pause);
    }
}
