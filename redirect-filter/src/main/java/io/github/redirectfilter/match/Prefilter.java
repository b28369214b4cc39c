package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Picks out of many patterns the few that a path can fit, by text that each of them requires: a look at the end of the
 * path, one at each of its segments, and a walk along it for all patterns that leave no other way, so that a thousand
 * regular expressions do not cost a thousand runs.
 *
 * <p>Of each pattern one gram is looked for, the one that the fewest others have.
 */
final class Prefilter {
    /**
     * A path can repeat itself, and patterns must not be tried each time. To remember what was tried takes memory, which a
     * usual path does not need: from here on.
     */
    private static final int FEW_FINDS = 8;

    private final Ordinals unfiltered = new Ordinals();
    private final List<GramTable> ends = new ArrayList<>();
    private final List<GramTable> segments = new ArrayList<>();
    private final List<GramTable> anywhere = new ArrayList<>();

    /** Where a gram stands in a path, the cheapest place to look first. */
    private enum Place {
        END(0),
        SEGMENT(4),
        ANYWHERE(8);

        private final int price;

        Place(int price) {
            this.price = price;
        }
    }

    /** A gram; one of a segment begins with its slash. */
    private record Gram(Place place, int length, long value) {
        /** How many more patterns than with a cheaper look may be left, for this one to be worth it. */
        int price() {
            return place.price + (length > 4 ? 3 : 0);
        }
    }

    /** Makes a filter of patterns. */
    Prefilter(Ordinals ordinals, Patterns patterns) {
        List<Set<Gram>> grams = new ArrayList<>();
        Map<Gram, Integer> counts = new HashMap<>();
        for (int i = 0; i < ordinals.size(); i++) {
            SourcePattern pattern = patterns.pattern(ordinals.get(i));
            Set<Gram> required =
                    pattern == null ? Set.of() : grams(pattern.path().required());
            grams.add(required);
            required.forEach(gram -> counts.merge(gram, 1, Integer::sum));
        }
        Map<Gram, Ordinals> chosen = new HashMap<>();
        for (int i = 0; i < ordinals.size(); i++) {
            Gram best = best(grams.get(i), counts);
            if (best == null) {
                unfiltered.add(ordinals.get(i));
            } else {
                Ordinals.add(chosen, best, ordinals.get(i));
            }
        }
        addTables(Place.END, chosen, ends);
        addTables(Place.SEGMENT, chosen, segments);
        addTables(Place.ANYWHERE, chosen, anywhere);
    }

    private static Set<Gram> grams(RequiredText required) {
        Set<Gram> grams = new HashSet<>();
        for (int length : new int[] {8, 4, 3, 2}) {
            int end = required.end().length();
            if (end >= length) {
                grams.add(new Gram(Place.END, length, GramTable.gram(required.end(), end - length, length)));
            }
            required.inside().forEach(piece -> addInside(piece, length, grams));
            addInside(required.end(), length, grams);
            if (length <= 4 && !grams.isEmpty()) {
                return grams; // shorter ones say less
            }
        }
        return grams;
    }

    private static void addInside(String piece, int length, Set<Gram> grams) {
        for (int i = 0; i + length <= piece.length(); i++) {
            long gram = GramTable.gram(piece, i, length);
            if (piece.charAt(i) == '/') {
                grams.add(new Gram(Place.SEGMENT, length, gram));
            } else if (length <= 4) {
                grams.add(new Gram(Place.ANYWHERE, length, gram));
            }
        }
    }

    private static @Nullable Gram best(Set<Gram> grams, Map<Gram, Integer> counts) {
        Gram best = null;
        int least = Integer.MAX_VALUE;
        for (Gram gram : grams) {
            int weight = counts.getOrDefault(gram, 0) + gram.price();
            // of equals the shorter one, so that there are few tables, and else any, but always the same
            boolean better = best == null
                    || weight < least
                    || weight == least
                            && (gram.length() < best.length()
                                    || gram.length() == best.length() && gram.value() < best.value());
            if (better) {
                best = gram;
                least = weight;
            }
        }
        return best;
    }

    private static void addTables(Place place, Map<Gram, Ordinals> chosen, List<GramTable> tables) {
        for (int length = 2; length <= 8; length++) {
            Map<Long, Ordinals> patterns = new HashMap<>();
            for (Map.Entry<Gram, Ordinals> each : chosen.entrySet()) {
                if (each.getKey().place() == place && each.getKey().length() == length) {
                    patterns.put(each.getKey().value(), each.getValue());
                }
            }
            if (!patterns.isEmpty()) {
                tables.add(new GramTable(length, patterns));
            }
        }
    }

    int first(Candidates candidates, int from, int best, String text, int start, @Nullable RequestUrl url) {
        int found = candidates.first(unfiltered, from, best, text, start, url);
        int end = PathHash.endWithoutSlash(text, start);
        for (int i = 0; i < ends.size(); i++) {
            int slot = ends.get(i).findAtEnd(text, start, end);
            if (slot >= 0) {
                found = candidates.first(ends.get(i).at(slot), from, found, text, start, url);
            }
        }
        if (!segments.isEmpty()) {
            found = bySegments(candidates, from, found, text, start, end, url);
        }
        for (int i = 0; i < anywhere.size(); i++) {
            found = along(anywhere.get(i), candidates, from, found, text, start, end, url);
        }
        return found;
    }

    private int bySegments(
            Candidates candidates, int from, int best, String text, int start, int end, @Nullable RequestUrl url) {
        int found = best;
        for (int i = 0; i < segments.size(); i++) {
            GramTable table = segments.get(i);
            int finds = 0;
            BitSet tried = null;
            for (int slash = start; slash >= 0 && slash < end; slash = text.indexOf('/', slash + 1)) {
                int slot = table.findAt(text, slash, end);
                if (slot >= 0) {
                    tried = tried == null && ++finds > FEW_FINDS ? new BitSet() : tried;
                    found = isAgain(slot, tried)
                            ? found
                            : candidates.first(table.at(slot), from, found, text, start, url);
                }
            }
        }
        return found;
    }

    private static int along(
            GramTable table,
            Candidates candidates,
            int from,
            int best,
            String text,
            int start,
            int end,
            @Nullable RequestUrl url) {
        int found = best;
        int finds = 0;
        BitSet tried = null;
        int first = start + table.length() - 1;
        for (int at = table.scan(text, start, first, end); at >= 0; at = table.scan(text, start, at + 1, end)) {
            int slot = table.findEndingAt(text, at, end);
            tried = tried == null && ++finds > FEW_FINDS ? new BitSet() : tried;
            found = isAgain(slot, tried) ? found : candidates.first(table.at(slot), from, found, text, start, url);
        }
        return found;
    }

    /** Whether the patterns at a place of a table were tried before; notes that they are. */
    private static boolean isAgain(int slot, @Nullable BitSet tried) {
        if (tried == null) {
            return false;
        }
        boolean before = tried.get(slot);
        tried.set(slot);
        return before;
    }
}
