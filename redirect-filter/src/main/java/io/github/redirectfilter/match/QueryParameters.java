package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query taken apart: the values of each parameter, decoded, in order. */
final class QueryParameters {
    private static final QueryParameters NONE = new QueryParameters(Map.of());

    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    static QueryParameters of(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String piece : QueryString.pieces(query)) {
            values.computeIfAbsent(QueryString.name(piece), name -> new ArrayList<>(1))
                    .add(QueryString.value(piece));
        }
        return new QueryParameters(values);
    }

    /** The values of a parameter; empty if it is absent. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** All of them. */
    Map<String, List<String>> all() {
        return values;
    }
}
