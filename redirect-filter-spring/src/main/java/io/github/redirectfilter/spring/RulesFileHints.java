package io.github.redirectfilter.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What is read from the class path, for native images: rules files at its root and below {@code redirects/}, and the style
 * sheet and script of the console.
 */
final class RulesFileHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        for (String ending : new String[] {"rules", "yaml", "yml", "csv"}) {
            hints.resources().registerPattern("*redirects*." + ending);
            hints.resources().registerPattern("redirects/*." + ending);
        }
        hints.resources().registerPattern("io/github/redirectfilter/console/*");
        hints.resources().registerPattern("META-INF/services/io.github.redirectfilter.*");
    }
}
