package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The literal paths of an index, by hash, with open addressing: four bytes a slot and no object a path. What the ordinals
 * leave free of a slot holds some bits of the hash, so that a path that is not there is seldom compared with one that is.
 */
final class LiteralTable {
    private final Candidates candidates;
    private final Patterns.Duplicates duplicates;
    private final List<SamePath> groups = new ArrayList<>();
    private final int firstGroup;
    private final int valueMask;
    private final int[] slots;

    /**
     * Makes an empty table.
     *
     * @param count how many paths it will hold
     * @param highest the highest ordinal of them
     */
    LiteralTable(int count, int highest, Candidates candidates, Patterns.Duplicates duplicates) {
        this.candidates = candidates;
        this.duplicates = duplicates;
        // a value is an ordinal or a group of some, counted from 1: 0 is an empty slot
        this.firstGroup = highest + 2;
        this.valueMask = allBitsTo(firstGroup + count / 2);
        this.slots = new int[Math.max(2, allBitsTo(count + count / 2) + 1)];
    }

    private static int allBitsTo(int value) {
        return value == 0 ? 0 : -1 >>> Integer.numberOfLeadingZeros(value);
    }

    /** Adds a path; ordinals come in ascending order. */
    void add(int ordinal, String path) {
        long hash = PathHash.of(path, 0, PathHash.endWithoutSlash(path, 0));
        int slot = slot(hash);
        for (; slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (sameTag(slots[slot], hash) && join(slot, ordinal, hash)) {
                return;
            }
        }
        slots[slot] = ordinal + 1 | tag(hash);
    }

    /** Puts a pattern beside another with the same path; false if the path of that slot is another one. */
    private boolean join(int slot, int ordinal, long hash) {
        Patterns patterns = candidates.patterns();
        int value = slots[slot] & valueMask;
        int other =
                value < firstGroup ? value - 1 : groups.get(value - firstGroup).first();
        SourcePattern mine = patterns.pattern(ordinal);
        SourcePattern its = patterns.pattern(other);
        if (mine == null && its == null) {
            boolean same = patterns.sameLiteral(other, ordinal);
            if (same) {
                duplicates.found(other, ordinal);
            }
            return same;
        }
        if (mine == null || its == null || !mine.hasSamePathAs(its)) {
            return false;
        }
        if (value < firstGroup) {
            groups.add(new SamePath(other, its));
            slots[slot] = firstGroup + groups.size() - 1 | tag(hash);
        }
        groups.get((slots[slot] & valueMask) - firstGroup).add(ordinal, mine);
        return true;
    }

    int first(long hash, int from, int best, String text, int start, @Nullable RequestUrl url) {
        int found = best;
        for (int slot = slot(hash); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (sameTag(slots[slot], hash)) {
                found = first(slots[slot] & valueMask, from, found, text, start, url);
            }
        }
        return found;
    }

    private int first(int value, int from, int best, String text, int start, @Nullable RequestUrl url) {
        if (value >= firstGroup) {
            return groups.get(value - firstGroup).first(candidates, from, best, text, start, url);
        }
        int ordinal = value - 1;
        return ordinal >= from && ordinal < best && candidates.accept(ordinal, text, start, url) ? ordinal : best;
    }

    private int slot(long hash) {
        return (int) (hash >>> 1) & slots.length - 1; // the lowest bit is PathHash.TOKEN
    }

    private int tag(long hash) {
        return (int) (hash >>> 32) & ~valueMask;
    }

    private boolean sameTag(int entry, long hash) {
        return ((entry ^ (int) (hash >>> 32)) & ~valueMask) == 0;
    }
}
