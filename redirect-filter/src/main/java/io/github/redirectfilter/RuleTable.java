package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.match.Patterns;
import io.github.redirectfilter.match.RequestUrl;
import io.github.redirectfilter.match.SourcePattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules by their ordinals, which are their order.
 *
 * @param entries for each ordinal where its rule is: an offset in {@code literals}, or the complement of an index in
 *     {@code compiled}
 * @param ignore what applies to {@code literals}; the others have their own
 */
record RuleTable(
        int[] entries,
        List<CompiledRule> compiled,
        LiteralRules literals,
        IgnoreSetting ignore,
        boolean attribution,
        CorsPolicy cors)
        implements Patterns {
    /** The rule of an ordinal; made on the spot if it is kept as text. */
    CompiledRule rule(int ordinal) {
        int entry = entries[ordinal];
        return entry < 0 ? compiled.get(~entry) : literals.rule(entry, attribution, cors);
    }

    /** Where the rule of an ordinal was written, if it is kept as text. */
    Place literalPlace(int ordinal) {
        return literals.place(entries[ordinal]);
    }

    @Override
    public int size() {
        return entries.length;
    }

    @Override
    public @Nullable SourcePattern pattern(int ordinal) {
        int entry = entries[ordinal];
        return entry < 0 ? compiled.get(~entry).source() : null;
    }

    @Override
    public String literalPath(int ordinal) {
        return literals.path(entries[ordinal]);
    }

    @Override
    public @Nullable String literalHost(int ordinal) {
        return literals.host(entries[ordinal]);
    }

    @Override
    public boolean sameLiteral(int first, int second) {
        return literals.matchesPath(entries[first], literalPath(second), 0, ignore);
    }

    @Override
    public boolean mayMatchPath(int ordinal, String text, int start) {
        SourcePattern pattern = pattern(ordinal);
        return pattern == null
                ? literals.matchesPath(entries[ordinal], text, start, ignore)
                : pattern.mayMatchPath(text, start);
    }

    @Override
    public boolean matches(int ordinal, RequestUrl url) {
        SourcePattern pattern = pattern(ordinal);
        return pattern == null ? literals.matchesPath(entries[ordinal], url.path(), 0, ignore) : pattern.matches(url);
    }
}
