package io.github.redirectfilter;

import org.jspecify.annotations.Nullable;

/**
 * The rules that answered last among those that are kept as text, so that they need not be read again: most requests ask for
 * a few addresses. Safe for use by several threads without a lock, for what one of them misses or overwrites is read again.
 */
final class ReadyRules {
    /** Some 250 bytes each, so that they are 4 MB at the most, and less than a short list takes anyway. */
    private static final int MOST = 16_384;

    private final @Nullable Ready[] slots;

    /** Keeps some of so many rules. */
    ReadyRules(int rules) {
        int size = Math.min(rules, MOST);
        this.slots = new @Nullable Ready[size == 0 ? 0 : Integer.highestOneBit(2 * size - 1)];
    }

    /** Immutable, so that threads see it as a whole or not at all. */
    private record Ready(int ordinal, CompiledRule rule) {}

    /** The rule of an ordinal; {@code null} if it is not kept. */
    @Nullable
    CompiledRule get(int ordinal) {
        Ready found = slots[slot(ordinal)];
        return found != null && found.ordinal == ordinal ? found.rule : null;
    }

    /** Keeps a rule, in place of another. */
    void put(int ordinal, CompiledRule rule) {
        slots[slot(ordinal)] = new Ready(ordinal, rule);
    }

    private int slot(int ordinal) {
        return ordinal & slots.length - 1;
    }
}
