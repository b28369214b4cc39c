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
    public RequiredText required() {
        return RequiredText.of(List.of(path));
    }

    @Override
    public boolean mayMatch(String text, int start) {
        return text.length() - start == path.length() && text.regionMatches(ignoreCase, start, path, 0, path.length());
    }

    @Override
    public boolean needsNoExpression() {
        return true;
    }

    @Override
    public boolean matches(String other, RegexBudget budget) {
        return mayMatch(other, 0);
    }

    @Override
    public @Nullable String @Nullable [] capture(String other, RegexBudget budget) {
        return mayMatch(other, 0) ? NONE : null;
    }
}
