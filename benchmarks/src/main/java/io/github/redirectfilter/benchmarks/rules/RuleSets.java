package io.github.redirectfilter.benchmarks.rules;

import io.github.redirectfilter.benchmarks.rules.Part.Text;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import java.util.List;
import java.util.SplittableRandom;

/** The sets of rules that are measured. */
public final class RuleSets {
    private static final long SEED = 0x5EED_2026L;
    private static final int BLOCK = 100;
    private static final int LITERALS = 80;
    private static final int TEMPLATES = 15;
    private static final int PREFIXED = 4;
    private static final int SMALL = 10;

    private RuleSets() {}

    /**
     * Of every hundred rules in a row 80 are literal, 15 templates, 4 regular expressions with a literal prefix and one
     * without. Of ten rules 8 are literal, one a template, and one a regular expression without a literal prefix.
     */
    public static RuleSet mixed(int size) {
        return new RuleSet(size, size < BLOCK ? RuleSets::ofTen : RuleSets::ofHundred);
    }

    private static Rule ofTen(int index) {
        int slot = index % SMALL;
        SplittableRandom random = random(index);
        return slot == 4
                ? TemplateShapes.rule(id(index), random)
                : slot == 7 ? RegexShapes.withoutPrefix(id(index), random) : LiteralShapes.rule(id(index), random);
    }

    private static Rule ofHundred(int index) {
        // 37 has no divisor in common with 100: every slot comes once in a block, and each block begins elsewhere
        int slot = Math.floorMod(index * 37L + (index / BLOCK) * 11L, BLOCK);
        SplittableRandom random = random(index);
        if (slot < LITERALS) {
            return LiteralShapes.rule(id(index), random);
        }
        if (slot < LITERALS + TEMPLATES) {
            return TemplateShapes.rule(id(index), random);
        }
        return slot < LITERALS + TEMPLATES + PREFIXED
                ? RegexShapes.withPrefix(id(index), random)
                : RegexShapes.withoutPrefix(id(index), random);
    }

    /** Regular expressions without a literal prefix, and nothing else. */
    public static RuleSet regexes(int size) {
        return new RuleSet(size, index -> RegexShapes.withoutPrefix(id(index), random(index)));
    }

    /** Literal rules alone, of the shapes that they have in the mix. */
    public static RuleSet literals(int size) {
        return new RuleSet(size, index -> LiteralShapes.rule(id(index), random(index)));
    }

    /** Literal rules whose source and target are 53 characters together. */
    public static RuleSet literalsOf53(int size) {
        return new RuleSet(size, index -> {
            SplittableRandom random = random(index);
            String number = Words.padded(id(index), 7);
            String from = "/" + Words.pick(Words.LANGUAGES, random) + "/" + Words.year(random) + "/"
                    + Words.month(random) + "/" + Words.letters(11, random) + "/" + number + ".html";
            String to = "/articles/" + number;
            return new Rule(Kind.LITERAL, List.of(new Text(from)), List.of(new Text(to)));
        });
    }

    /** Spread over seven digits, so that neighbours in the list are no neighbours in the alphabet; never twice the same. */
    static int id(int index) {
        int bits = 22;
        return (index * 2_654_435 + 1_234_567) & ((1 << bits) - 1);
    }

    private static SplittableRandom random(int index) {
        return new SplittableRandom(SEED + index).split();
    }
}
