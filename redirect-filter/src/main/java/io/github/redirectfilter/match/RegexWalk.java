package io.github.redirectfilter.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One text on its way through the {@link RegexStep}s of an expression. */
final class RegexWalk implements RegexGroups {
    private static final int NOWHERE = -1;

    private final CharSequence text;
    private final boolean ignoreCase;
    private final int[] slots;
    private final long[] entered;

    /**
     * Begins a walk.
     *
     * @param slots how many marks there are, two for a group
     * @param gates how many gates there are
     */
    RegexWalk(CharSequence text, boolean ignoreCase, int slots, int gates) {
        this.text = text;
        this.ignoreCase = ignoreCase;
        this.slots = new int[slots];
        this.entered = new long[(int) ((long) gates * (text.length() + 1) / Long.SIZE) + 1];
        Arrays.fill(this.slots, NOWHERE);
    }

    int length() {
        return text.length();
    }

    /** The place behind so many characters of a set; -1 if others stand there. */
    int skip(CharSet set, int at, int count) {
        int end = at;
        for (int i = 0; i < count; i++) {
            if (end == text.length()) {
                return NOWHERE;
            }
            int c = text.charAt(end);
            if (c >= Character.MIN_SURROGATE) {
                c = Character.codePointAt(text, end);
            }
            if (!set.contains(ignoreCase ? CharSet.fold(c) : c)) {
                return NOWHERE;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    /** The place before the character that ends at a place. */
    int before(int end) {
        return end - Character.charCount(Character.codePointBefore(text, end));
    }

    /** Whether a text stands at a place; where case does not count, it has to be {@linkplain CharSet#fold folded}. */
    boolean stands(String expected, int at) {
        if (text.length() - at < expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            char c = text.charAt(at + i);
            if (expected.charAt(i) != (ignoreCase ? CharSet.fold(c) : c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character stands at a place, or {@link RegexStep#ANYTHING} is expected there. */
    boolean isAt(int expected, int at) {
        if (expected == RegexStep.ANYTHING || at == text.length()) {
            return expected == RegexStep.ANYTHING;
        }
        char c = text.charAt(at);
        return expected == (ignoreCase ? CharSet.fold(c) : c);
    }

    /** Goes through a gate at a place, if nobody has. */
    boolean enters(int gate, int at) {
        boolean first = !entered(gate, at);
        long bit = bit(gate, at);
        entered[(int) (bit / Long.SIZE)] |= 1L << bit;
        return first;
    }

    /** Whether somebody went through a gate at a place. */
    boolean entered(int gate, int at) {
        long bit = bit(gate, at);
        return (entered[(int) (bit / Long.SIZE)] >>> bit & 1) != 0;
    }

    private long bit(int gate, int at) {
        return (long) gate * (text.length() + 1) + at;
    }

    void mark(int slot, int at) {
        slots[slot] = at;
    }

    void forget(int firstSlot, int endSlot) {
        Arrays.fill(slots, firstSlot, endSlot, NOWHERE);
    }

    @Override
    public @Nullable String group(int number) {
        int slot = 2 * (number - 1);
        return slots[slot] == NOWHERE
                ? null
                : text.subSequence(slots[slot], slots[slot + 1]).toString();
    }
}
