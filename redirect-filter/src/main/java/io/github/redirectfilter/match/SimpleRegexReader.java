package io.github.redirectfilter.match;

import static io.github.redirectfilter.match.RegexScanner.require;

import io.github.redirectfilter.match.RegexScanner.NotSimpleException;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@link SimpleRegex}. It knows a part of RE2's syntax, and of all else that it does not know it. */
final class SimpleRegexReader {
    /** A walk goes as deep as there are steps one behind the other. */
    private static final int MOST_PARTS = 250;

    private final RegexScanner in;
    private final CharSetReader sets;
    private final boolean ignoreCase;
    private boolean newlines;
    private int parts;
    private int groups;
    private int gates;

    SimpleRegexReader(String regex, boolean ignoreCase) {
        this.in = new RegexScanner(regex);
        this.sets = new CharSetReader(in, ignoreCase);
        this.ignoreCase = ignoreCase;
    }

    /** A part that does not know yet what follows it. */
    private interface Part {
        Part NOTHING = next -> next;

        RegexStep before(RegexStep next);
    }

    /** How often a part may stand there. */
    private record Times(int least, int most, boolean lazy) {
        static final Times ONCE = new Times(1, 1, false);
    }

    SimpleRegex read() throws NotSimpleException {
        Part all = alternatives();
        require(in.atEnd());
        return new SimpleRegex(all.before(new RegexStep.End()), ignoreCase, 2 * groups, gates);
    }

    private Part alternatives() throws NotSimpleException {
        int groupsBefore = groups;
        List<Part> ways = new ArrayList<>(List.of(sequence()));
        while (in.skip("|")) {
            ways.add(sequence());
        }
        return ways.size() == 1 ? ways.get(0) : choice(ways, groupsBefore);
    }

    private Part choice(List<Part> ways, int groupsBefore) {
        int gate = gates++;
        int endSlot = 2 * groups;
        return next -> {
            RegexStep join = new RegexStep.Join(gate, next);
            List<RegexStep> steps = ways.stream().map(way -> way.before(join)).toList();
            return new RegexStep.Choice(steps, 2 * groupsBefore, endSlot);
        };
    }

    private Part sequence() throws NotSimpleException {
        List<Part> sequence = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (!in.atEnd() && !in.isAt("|") && !in.isAt(")")) {
            require(++parts <= MOST_PARTS);
            Part part;
            if (in.skip("(")) {
                part = group();
            } else {
                CharSet set = sets.read(newlines);
                Times times = times();
                int letter = set.letter(ignoreCase);
                if (letter >= 0 && times.equals(Times.ONCE)) {
                    text.append((char) letter);
                    continue;
                }
                part = repeat(set, times);
            }
            sequence.add(text(text.toString()));
            text.setLength(0);
            sequence.add(part);
        }
        sequence.add(text(text.toString()));
        return next -> {
            RegexStep step = next;
            for (int i = sequence.size() - 1; i >= 0; i--) {
                step = sequence.get(i).before(step);
            }
            return step;
        };
    }

    private static Part text(String text) {
        return text.isEmpty() ? Part.NOTHING : next -> new RegexStep.Text(text, next);
    }

    private Part repeat(CharSet set, Times times) {
        boolean fixed = times.least == times.most;
        int gate = fixed ? 0 : gates++; // without one, for there is one way only to go on
        return times.lazy && !fixed
                ? next -> new RegexStep.LazyRepeat(set, times.least, times.most, gate, next)
                : next -> new RegexStep.Repeat(set, times.least, times.most, gate, next.begins(), next);
    }

    private Part group() throws NotSimpleException {
        int group = groups;
        boolean newlinesBefore = newlines;
        newlines |= in.isAt("?s:");
        boolean captures = !in.skip("?:") && !in.skip("?s:");
        if (captures) {
            if (in.skip("?<") || in.skip("?P<")) {
                in.upTo('>');
            }
            require(!in.isAt("?"));
            groups++;
        }
        Part inner = alternatives();
        newlines = newlinesBefore;
        require(in.skip(")"));
        int slot = 2 * group;
        Part whole =
                captures ? next -> new RegexStep.Mark(slot, inner.before(new RegexStep.Mark(slot + 1, next))) : inner;
        Times times = times();
        if (times.equals(Times.ONCE)) {
            return whole;
        }
        require(times.least == 0 && times.most == 1);
        return choice(times.lazy ? List.of(Part.NOTHING, whole) : List.of(whole, Part.NOTHING), group);
    }

    private Times times() throws NotSimpleException {
        int least = 1;
        int most = 1;
        if (in.skip("*")) {
            least = 0;
            most = RegexStep.NO_LIMIT;
        } else if (in.skip("+")) {
            most = RegexStep.NO_LIMIT;
        } else if (in.skip("?")) {
            least = 0;
        } else if (in.skip("{")) {
            least = in.number();
            most = !in.skip(",") ? least : in.isAt("}") ? RegexStep.NO_LIMIT : in.number();
            require(least >= 0 && most >= least && in.skip("}"));
        } else {
            return Times.ONCE;
        }
        boolean lazy = in.skip("?");
        require(!in.isAt("*") && !in.isAt("+") && !in.isAt("?") && !in.isAt("{"));
        return new Times(least, most, lazy);
    }
}
