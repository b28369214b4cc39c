package io.github.redirectfilter.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts values for <code>${NAME}</code> and <code>${NAME:default}</code> into settings. */
final class Variables {
    private final Function<String, @Nullable String> lookup;

    Variables(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    /** Looks in the system properties, then in the environment. */
    static @Nullable String system(String name) {
        String property = System.getProperty(name);
        return property != null ? property : System.getenv(name);
    }

    /** The text with all variables replaced; {@code null} if that is not possible, which is reported. */
    @Nullable
    Located resolve(Located text, RuleSink sink) {
        String raw = text.text();
        StringBuilder resolved = new StringBuilder();
        boolean good = true;
        int done = 0;
        for (int open = raw.indexOf("${"); open >= 0; open = raw.indexOf("${", done)) {
            int close = raw.indexOf('}', open);
            if (close < 0) {
                sink.problem(text.at(open), raw.length() - open, "\"${\" is not closed (expected ${NAME:default})");
                return null;
            }
            String value = value(raw.substring(open + 2, close), text, open, sink);
            good &= value != null;
            resolved.append(raw, done, open).append(value);
            done = close + 1;
        }
        if (done == 0) {
            return text;
        }
        return good ? new Located(resolved.append(raw.substring(done)).toString(), text.place()) : null;
    }

    private @Nullable String value(String variable, Located text, int at, RuleSink sink) {
        int colon = variable.indexOf(':');
        String name = colon < 0 ? variable : variable.substring(0, colon);
        int length = variable.length() + "${}".length();
        if (name.isBlank()) {
            sink.problem(text.at(at), length, "a variable has no name (expected ${NAME:default})");
            return null;
        }
        String value = lookup.apply(name);
        if (value == null && colon < 0) {
            sink.problem(
                    text.at(at),
                    length,
                    "${" + name
                            + "} is neither a system property nor an environment variable; set it, or write a default:"
                            + " ${" + name + ":default}");
        }
        return value != null || colon < 0 ? value : variable.substring(colon + 1);
    }
}
