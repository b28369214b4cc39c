package io.github.redirectfilter.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Rules files on the class path, for native images: those at its root, and below {@code redirects/}. */
final class RulesFileHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        for (String ending : new String[] {"rules", "yaml", "yml", "csv"}) {
            hints.resources().registerPattern("*redirects*." + ending);
            hints.resources().registerPattern("redirects/*." + ending);
        }
        hints.resources().registerPattern("META-INF/services/io.github.redirectfilter.*");
    }
}
