package io.github.redirectfilter;

import org.jspecify.annotations.Nullable;

/**
 * The rules that answered last among those that are kept as text, so that they need not be read again: most requests ask for
 * a few addresses. Safe for use by several threads without a lock, for what one of them misses or overwrites is read again.
 */
final class ReadyRules {
    /** Some 250 bytes each, so that they are 4 MB at the most. */
    private static final int MOST = 16_384;

    private final int size;

    /** Made for the first request: rules that nobody asks, as in a build that checks them, take nothing for it. */
    private volatile @Nullable Ready @Nullable [] slots;

    /** Keeps some of so many rules. */
    ReadyRules(int rules) {
        this.size = Integer.highestOneBit(2 * Math.max(1, Math.min(rules, MOST)) - 1);
    }

    /** Immutable, so that threads see it as a whole or not at all. */
    private record Ready(int ordinal, CompiledRule rule) {}

    /** The rule of an ordinal; {@code null} if it is not kept. */
    @Nullable
    CompiledRule get(int ordinal) {
        @Nullable Ready @Nullable [] kept = slots;
        Ready found = kept == null ? null : kept[slot(ordinal)];
        return found != null && found.ordinal == ordinal ? found.rule : null;
    }

    /** Keeps a rule, in place of another. */
    void put(int ordinal, CompiledRule rule) {
        @Nullable Ready @Nullable [] kept = slots;
        if (kept == null) {
            kept = new @Nullable Ready[size];
            slots = kept;
        }
        kept[slot(ordinal)] = new Ready(ordinal, rule);
    }

    private int slot(int ordinal) {
        return ordinal & size - 1;
    }
}
