package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Boot 4 has classes loaded beside its start; Boot 3.5 does not ask. */
class PreinitializerBoot4Test {
    @Test
    void bootFindsItAndItsRulesCompile() {
        List<BackgroundPreinitializer> ours =
                SpringFactoriesLoader.forDefaultResourceLocation().load(BackgroundPreinitializer.class).stream()
                        .filter(RedirectsPreinitializer.class::isInstance)
                        .toList();

        assertThat(ours).hasSize(1);
        assertThatCode(ours.get(0)::preinitialize).doesNotThrowAnyException();
    }
}
