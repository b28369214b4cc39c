package io.github.redirectfilter.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class FreshStringTest {
    @Test
    void forgetsTheHashCodeAndNothingElse() throws Exception {
        String path = new String("/de/produkte/4711.html");
        int hash = path.hashCode();
        assertThat(kept(path)).isEqualTo(hash);
        FreshString.forget(path);
        assertThat(kept(path)).isZero();
        assertThat(path).isEqualTo("/de/produkte/4711.html").hasSameHashCodeAs("/de/produkte/4711.html");
    }

    private static int kept(String text) throws ReflectiveOperationException {
        Field hash = String.class.getDeclaredField("hash");
        hash.setAccessible(true);
        return hash.getInt(text);
    }
}
