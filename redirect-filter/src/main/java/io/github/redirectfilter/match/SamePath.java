package io.github.redirectfilter.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Patterns with one literal path that differ in what else they ask for. A site of old had one script and thousands of
 * numbers in its query, so those that ask for the value of a parameter are found by it.
 */
final class SamePath {
    private final Ordinals all = new Ordinals();
    private final Ordinals others = new Ordinals();
    private final Map<Entry<String, String>, Ordinals> byParameter = new HashMap<>();

    SamePath(int ordinal, SourcePattern pattern) {
        add(ordinal, pattern);
    }

    /** Adds a pattern; ordinals come in ascending order. */
    void add(int ordinal, SourcePattern pattern) {
        Entry<String, String> parameter = pattern.literalParameter();
        all.add(ordinal);
        if (parameter == null) {
            others.add(ordinal);
        } else {
            Ordinals.add(byParameter, parameter, ordinal);
        }
    }

    /** The lowest of the ordinals. */
    int first() {
        return all.get(0);
    }

    int first(Candidates candidates, int from, int best, String text, int start, @Nullable RequestUrl url) {
        if (!candidates.accept(first(), text, start, null)) {
            return best;
        }
        if (url == null) {
            int index = all.indexFrom(from);
            return index < all.size() ? Math.min(best, all.get(index)) : best;
        }
        int found = candidates.first(others, from, best, text, start, url);
        if (!byParameter.isEmpty()) {
            for (Entry<String, List<String>> parameter : url.parameters().all().entrySet()) {
                for (String value : Set.copyOf(parameter.getValue())) {
                    Ordinals asking = byParameter.get(Map.entry(parameter.getKey(), value));
                    found = asking == null ? found : candidates.first(asking, from, found, text, start, url);
                }
            }
        }
        return found;
    }
}
