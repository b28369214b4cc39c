package io.github.redirectfilter.lint;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a text that a regular expression probably fits. Whoever takes it has the real engine try it, so that what is not
 * understood here costs a sample and no mistake.
 */
final class RegexSample {
    private static final String LETTERS = "qzkxjvabcdefghilmnoprstuwyQZ0123456789-_. ";
    /** What comes first in samples behind the first three: many classes leave one of them out. */
    private static final String RARE = "._";

    private static final int PLAIN = 3;

    private final String regex;
    private final int variant;
    private int at;

    private RegexSample(String regex, int variant) {
        this.regex = regex;
        this.variant = variant;
    }

    /**
     * A text for an expression.
     *
     * @param variant texts of different variants differ, where the expression allows it
     * @return {@code null} for an expression that is not understood
     */
    static @Nullable String of(String regex, int variant) {
        RegexSample sample = new RegexSample(regex, variant);
        try {
            String text = sample.alternatives();
            return sample.at == regex.length() ? text : null;
        } catch (IndexOutOfBoundsException | NumberFormatException | PatternSyntaxException notUnderstood) {
            return null;
        }
    }

    private String alternatives() {
        StringBuilder chosen = new StringBuilder(sequence());
        int count = 1;
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            String other = sequence();
            if (variant % ++count == count - 1) {
                chosen.setLength(0);
                chosen.append(other);
            }
        }
        return chosen.toString();
    }

    private String sequence() {
        StringBuilder out = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            String atom = atom();
            out.append(atom.repeat(times()));
        }
        return out.toString();
    }

    private int times() {
        if (at == regex.length()) {
            return 1;
        }
        int times = 1;
        switch (regex.charAt(at)) {
            case '*' -> times = 1 + variant;
            case '?' -> times = variant % 2;
            case '+' -> times = 2 + variant;
            case '{' -> {
                int end = regex.indexOf('}', at);
                times = Integer.parseInt(regex.substring(at + 1, end).split(",", 2)[0]);
                at = end;
            }
            default -> {
                return 1;
            }
        }
        at++;
        if (at < regex.length() && regex.charAt(at) == '?') { // reluctant
            at++;
        }
        return times;
    }

    private String atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> String.valueOf(member());
            case '.' -> String.valueOf(letter(0));
            case '^', '$' -> "";
            case '\\' -> escape(regex.charAt(at++));
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (regex.charAt(at) == '?') {
            int end = at + 1;
            while (":>)".indexOf(regex.charAt(end)) < 0) {
                end++;
            }
            at = end + 1;
            if (regex.charAt(end) == ')') { // flags alone
                return "";
            }
        }
        String inside = alternatives();
        if (regex.charAt(at) != ')') {
            throw new IndexOutOfBoundsException();
        }
        at++;
        return inside;
    }

    private String escape(char c) {
        return switch (c) {
            case 'd' -> String.valueOf((char) ('7' + variant % 3));
            case 'w' -> String.valueOf(variant == PLAIN + 1 ? '_' : LETTERS.charAt(variant));
            case 's' -> " ";
            case 'b', 'A', 'z' -> "";
            default -> String.valueOf(c);
        };
    }

    private char letter(int rank) {
        int rare = variant - PLAIN;
        boolean first = rank == 0 && rare >= 0 && rare < RARE.length();
        return first ? RARE.charAt(rare) : LETTERS.charAt((rank + variant) % LETTERS.length());
    }

    /** A character of a class: the first of a list of plain ones that belongs to it. */
    private char member() {
        int start = at;
        boolean negated = regex.charAt(at) == '^';
        at += negated ? 1 : 0;
        int first = at;
        while (regex.charAt(at) != ']' || at == first) {
            at += regex.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        Pattern set = Pattern.compile("[" + regex.substring(start, at));
        for (int i = 0; i < LETTERS.length(); i++) {
            String letter = String.valueOf(letter(i));
            if (set.matches(letter)) {
                return letter.charAt(0);
            }
        }
        return regex.charAt(first);
    }
}
