package io.github.redirectfilter.match;

import static io.github.redirectfilter.match.RegexScanner.require;

import io.github.redirectfilter.match.RegexScanner.NotSimpleException;

/** Reads what stands in an expression for one character. */
final class CharSetReader {
    /** What means something else, or nothing, outside of brackets. */
    private static final String SPECIAL = "^$*+?{}()|[]";

    private final RegexScanner in;
    private final boolean ignoreCase;

    CharSetReader(RegexScanner in, boolean ignoreCase) {
        this.in = in;
        this.ignoreCase = ignoreCase;
    }

    /**
     * The set of the characters that may stand here.
     *
     * @param newlines whether a dot stands for them, too
     */
    CharSet read(boolean newlines) throws NotSimpleException {
        if (in.skip(".")) {
            return newlines ? CharSet.NONE.negated() : CharSet.NOT_NEWLINE;
        }
        if (in.skip("[")) {
            return inBrackets();
        }
        if (in.skip("\\")) {
            char c = in.next();
            boolean negated = "DWS".indexOf(c) >= 0;
            CharSet set = withCase(escaped(negated ? Character.toLowerCase(c) : c));
            return negated ? set.negated() : set;
        }
        char c = in.next();
        require(SPECIAL.indexOf(c) < 0);
        return withCase(CharSet.of(c));
    }

    private CharSet inBrackets() throws NotSimpleException {
        boolean negated = in.skip("^");
        CharSet set = CharSet.NONE;
        boolean first = true;
        while (!in.skip("]")) {
            if (in.skip("\\")) {
                set = set.with(escaped(in.next()));
                require(!in.isAt("-") || in.isAt("-]"));
            } else {
                char low = in.next();
                require(low != '[' && (low != '-' || first || in.isAt("]")));
                char high = !in.isAt("-]") && in.skip("-") ? in.next() : low;
                require(high != '[' && high != '\\' && high != ']');
                set = set.with(low, high);
            }
            first = false;
        }
        require(!first);
        return negated ? withCase(set).negated() : withCase(set);
    }

    private static CharSet escaped(char c) throws NotSimpleException {
        return switch (c) {
            case 'd' -> CharSet.DIGIT;
            case 'w' -> CharSet.WORD;
            case 's' -> CharSet.SPACE;
            default -> {
                require(!Character.isLetterOrDigit(c));
                yield CharSet.of(c);
            }
        };
    }

    private CharSet withCase(CharSet set) {
        return ignoreCase ? set.inBothCases() : set;
    }
}
