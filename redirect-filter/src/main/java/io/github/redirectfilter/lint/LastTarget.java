package io.github.redirectfilter.lint;

import io.github.redirectfilter.lint.RedirectGraph.Way;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the end of a chain as a target of its first rule: with the names of captures where their values came out. */
final class LastTarget {
    private LastTarget() {}

    /** The target; {@code null} where it can't be told. */
    static @Nullable String of(List<Way> ways) {
        Set<String> targets = new HashSet<>();
        for (Way way : ways) {
            String target = last(way);
            if (way.begin().addsQuery()) {
                target = target.replaceFirst("[?&]" + Samples.ADDED_QUERY, "");
            }
            if (way.begin().values().values().stream().noneMatch(String::isEmpty)) {
                if (!way.begin().names(target)) {
                    return null;
                }
                targets.add(way.begin().named(target));
            }
        }
        return targets.size() == 1 ? targets.iterator().next() : null;
    }

    private static String last(Way way) {
        return way.hops().get(way.hops().size() - 1).location();
    }
}
