package io.github.redirectfilter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One path and no other. */
record LiteralPath(String path, boolean ignoreCase) implements PathPattern {
    private static final String[] NONE = {};

    @Override
    public List<Capture> captures() {
        return List.of();
    }

    @Override
    public boolean matches(String other) {
        return ignoreCase ? path.equalsIgnoreCase(other) : path.equals(other);
    }

    @Override
    public @Nullable String @Nullable [] capture(String other) {
        return matches(other) ? NONE : null;
    }
}
