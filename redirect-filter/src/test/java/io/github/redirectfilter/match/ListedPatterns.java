package io.github.redirectfilter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patterns of a list, none of them kept as text. */
record ListedPatterns(List<SourcePattern> list) implements Patterns {
    @Override
    public int size() {
        return list.size();
    }

    @Override
    public @Nullable SourcePattern pattern(int ordinal) {
        return list.get(ordinal);
    }

    @Override
    public String literalPath(int ordinal) {
        throw new IllegalArgumentException("none is kept as text");
    }

    @Override
    public @Nullable String literalHost(int ordinal) {
        return null;
    }

    @Override
    public boolean sameLiteral(int first, int second) {
        return false;
    }

    @Override
    public boolean mayMatchPath(int ordinal, String text, int start) {
        return list.get(ordinal).mayMatchPath(text, start);
    }

    @Override
    public boolean matches(int ordinal, RequestUrl url) {
        return list.get(ordinal).matches(url);
    }
}
