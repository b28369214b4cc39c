package io.github.redirectfilter;

import java.util.Arrays;

/** The order in which rules were added, of whatever kind they are. */
final class RuleOrder {
    private int[] entries = new int[16];
    private int size;

    /** Adds a rule that is compiled, by its number among these. */
    void addCompiled(int number) {
        add(~number);
    }

    /** Adds a rule that is kept as text, by its offset. */
    void addLiteral(int offset) {
        add(offset);
    }

    private void add(int entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        entries[size++] = entry;
    }

    /** For each rule its offset, or the complement of its number. */
    int[] entries() {
        return Arrays.copyOf(entries, size);
    }
}
