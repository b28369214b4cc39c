package com.example.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured is there to be measured: no beans of the redirects where they are off, and some where they are on. */
class StartUpTest {
    @Test
    void theBeansOfTheRedirectsAreFound() throws Exception {
        CpuTimes with = StartUp.start(true, List.of());
        CpuTimes without = StartUp.start(false, List.of());

        assertThat(with.redirects()).isBetween(1_000L, with.main());
        assertThat(without.redirects()).isLessThan(with.redirects());
        assertThat(without.process()).isGreaterThan(without.main());
    }

    @Test
    void anApplicationThatDoesNotStartIsReportedWithWhatItPrinted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CpuTimes.in(List.of("APPLICATION FAILED TO START")))
                .withMessageContaining("APPLICATION FAILED TO START");
    }
}
