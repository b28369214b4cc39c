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
 * Picks out of many patterns the few that a path can fit, by text that each of them requires: one look at the end of the
 * path and one walk along it for all, so that a thousand regular expressions do not cost a thousand runs.
 *
 * <p>Of each pattern one gram is looked for, the one that the fewest others have.
 */
final class Prefilter {
    private static final int[] LENGTHS = {4, 3, 2};

    private final Ordinals unfiltered = new Ordinals();
    private final List<GramTable> ends = new ArrayList<>();
    private final List<GramTable> insides = new ArrayList<>();

    /**
     * A gram.
     *
     * @param atEnd whether the path has to end in it
     */
    private record Gram(int length, boolean atEnd, int value) {}

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
            Gram rarest = rarest(grams.get(i), counts);
            (rarest == null ? unfiltered : chosen.computeIfAbsent(rarest, gram -> new Ordinals())).add(ordinals.get(i));
        }
        for (int length : LENGTHS) {
            table(length, true, chosen, ends);
            table(length, false, chosen, insides);
        }
    }

    private static Set<Gram> grams(RequiredText required) {
        Set<Gram> grams = new HashSet<>();
        for (int length : LENGTHS) {
            int end = required.end().length();
            if (end >= length) {
                grams.add(new Gram(length, true, GramTable.gram(required.end(), end - length, length)));
            }
            for (String piece : required.inside()) {
                addInside(piece, length, grams);
            }
            addInside(required.end(), length, grams);
            if (!grams.isEmpty()) {
                return grams; // the longest say the most
            }
        }
        return grams;
    }

    private static void addInside(String piece, int length, Set<Gram> grams) {
        for (int i = 0; i + length <= piece.length(); i++) {
            grams.add(new Gram(length, false, GramTable.gram(piece, i, length)));
        }
    }

    private static @Nullable Gram rarest(Set<Gram> grams, Map<Gram, Integer> counts) {
        Gram best = null;
        int least = Integer.MAX_VALUE;
        for (Gram gram : grams) {
            // a walk along the path costs more than a look at its end, which may thus have some more patterns
            int weight = gram.atEnd() ? counts.getOrDefault(gram, 0) : 4 + counts.getOrDefault(gram, 0);
            if (weight < least || weight == least && best != null && gram.value() < best.value()) {
                best = gram;
                least = weight;
            }
        }
        return best;
    }

    private static void table(int length, boolean atEnd, Map<Gram, Ordinals> chosen, List<GramTable> tables) {
        Map<Integer, Ordinals> patterns = new HashMap<>();
        chosen.forEach((gram, ordinals) -> {
            if (gram.length() == length && gram.atEnd() == atEnd) {
                patterns.put(gram.value(), ordinals);
            }
        });
        if (!patterns.isEmpty()) {
            tables.add(new GramTable(length, patterns));
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
        for (int i = 0; i < insides.size(); i++) {
            found = along(insides.get(i), candidates, from, found, text, start, end, url);
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
        BitSet seen = null; // a path can repeat itself, and patterns must not be tried each time
        int first = start + table.length() - 1;
        for (int at = table.scan(text, start, first, end); at >= 0; at = table.scan(text, start, at + 1, end)) {
            int slot = table.find(table.gramEndingAt(text, at, end));
            seen = seen == null ? new BitSet() : seen;
            if (!seen.get(slot)) {
                seen.set(slot);
                found = candidates.first(table.at(slot), from, found, text, start, url);
            }
        }
        return found;
    }
}
