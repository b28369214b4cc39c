package io.github.redirectfilter.lint;

import io.github.redirectfilter.lint.RedirectGraph.Hop;
import io.github.redirectfilter.lint.RedirectGraph.Way;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the end of a chain as a target of its first rule: with the names of captures where their values came out. */
final class LastTarget {
    private LastTarget() {}

    /** The target, or that of a sample where it can't be told which target makes it. */
    static String of(List<Way> ways) {
        Set<String> targets = new HashSet<>();
        for (Way way : ways) {
            String target = last(way);
            if (way.begin().addsQuery()) {
                target = target.replaceFirst("[?&]" + Samples.ADDED_QUERY, "");
            }
            if (way.begin().values().values().stream().noneMatch(String::isEmpty)) {
                targets.add(way.begin().named(target));
            }
        }
        Hop first = ways.get(0).hops().get(0);
        return targets.size() == 1
                ? targets.iterator().next()
                : "one that sends " + first.request().shown(true) + " to " + last(ways.get(0));
    }

    private static String last(Way way) {
        return way.hops().get(way.hops().size() - 1).location();
    }
}
