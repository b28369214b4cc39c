package io.github.redirectfilter.match;

import java.util.List;

/**
 * A part of an expression that is simple enough to be walked through, and what follows it. Only single characters are
 * repeated, so that nobody comes back to a step.
 *
 * <p>Steps are tried in the order of preference that RE2 and Perl have, and where the ways to go on from one part, or the
 * ways to get to one, are more than one, there is a gate behind it that lets each place in the text through once: what
 * failed from there would fail again. By that, every step is entered once at most from each place, and the time is linear
 * in expression and text.
 */
sealed interface RegexStep {
    /** For {@link Repeat#most}. */
    int NO_LIMIT = Integer.MAX_VALUE;

    /** For {@link #begins}. */
    int ANYTHING = -1;

    /** Whether the text fits from a place on, up to its end. */
    boolean walk(RegexWalk walk, int at);

    /** The character that has to stand where this step begins; {@link #ANYTHING} for none in particular. */
    default int begins() {
        return ANYTHING;
    }

    /** The end of the expression. */
    record End() implements RegexStep {
        @Override
        public boolean walk(RegexWalk walk, int at) {
            return at == walk.length();
        }
    }

    /** This text. */
    record Text(String text, RegexStep next) implements RegexStep {
        @Override
        public int begins() {
            return text.charAt(0);
        }

        @Override
        public boolean walk(RegexWalk walk, int at) {
            return walk.stands(text, at) && next.walk(walk, at + text.length());
        }
    }

    /** Where a group begins or ends. */
    record Mark(int slot, RegexStep next) implements RegexStep {
        @Override
        public int begins() {
            return next.begins();
        }

        @Override
        public boolean walk(RegexWalk walk, int at) {
            walk.mark(slot, at);
            return next.walk(walk, at);
        }
    }

    /**
     * One of several ways, the first that leads to the end.
     *
     * @param firstSlot the first mark of groups within them
     * @param endSlot behind the last
     */
    record Choice(List<RegexStep> ways, int firstSlot, int endSlot) implements RegexStep {
        @Override
        public boolean walk(RegexWalk walk, int at) {
            for (int i = 0; i < ways.size(); i++) {
                walk.forget(firstSlot, endSlot); // what a way left there that led nowhere
                if (ways.get(i).walk(walk, at)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Where the ways of a choice meet. */
    record Join(int gate, RegexStep next) implements RegexStep {
        @Override
        public boolean walk(RegexWalk walk, int at) {
            return walk.enters(gate, at) && next.walk(walk, at);
        }
    }

    /**
     * As many characters of a set as there are, up to {@code most}, or if need be fewer.
     *
     * @param following what the next step begins with: most places need no closer look
     */
    record Repeat(CharSet set, int least, int most, int gate, int following, RegexStep next) implements RegexStep {
        @Override
        public boolean walk(RegexWalk walk, int at) {
            int first = walk.skip(set, at, least);
            if (first < 0 || least == most) {
                return first >= 0 && next.walk(walk, first);
            }
            int end = first;
            // what was tried before was tried with all behind it, if there is no limit
            for (int count = least; count < most && (most < NO_LIMIT || !walk.entered(gate, end)); count++) {
                int after = walk.skip(set, end, 1);
                if (after < 0) {
                    break;
                }
                end = after;
            }
            while (!walk.enters(gate, end) || !walk.isAt(following, end) || !next.walk(walk, end)) {
                if (end == first) {
                    return false;
                }
                end = walk.before(end);
            }
            return true;
        }
    }

    /** As few characters of a set as possible. */
    record LazyRepeat(CharSet set, int least, int most, int gate, RegexStep next) implements RegexStep {
        @Override
        public boolean walk(RegexWalk walk, int at) {
            int end = walk.skip(set, at, least);
            for (int count = least; end >= 0; count++) {
                if (walk.enters(gate, end)) {
                    if (next.walk(walk, end)) {
                        return true;
                    }
                } else if (most == NO_LIMIT) {
                    return false; // and all behind it was tried, too
                }
                end = count < most ? walk.skip(set, end, 1) : -1;
            }
            return false;
        }
    }
}
