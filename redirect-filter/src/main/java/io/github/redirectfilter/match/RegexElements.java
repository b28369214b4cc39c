package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads an expression that RE2 has accepted, to see which of its parts are literal. It knows as much of the syntax as it
 * takes to say of every other part whether it may hold a slash or nothing at all; of what it does not know, it says that
 * it may be anything.
 */
final class RegexElements {
    private static final char END = 0;

    private final String regex;
    private int at;

    private RegexElements(String regex) {
        this.regex = regex;
    }

    /**
     * A part of an expression; all parts follow each other in a match.
     *
     * @param literal the character that it is, regardless of case; {@link #NO_LITERAL} for anything else
     * @param mayBeSlash whether it may hold a slash
     * @param mayBeEmpty whether it may hold nothing
     * @param onlySlash whether it holds slashes alone, if anything
     */
    record Element(char literal, boolean mayBeSlash, boolean mayBeEmpty, boolean onlySlash) {
        static final char NO_LITERAL = 0;
        static final Element ANYTHING = new Element(NO_LITERAL, true, true, false);

        static Element literal(char c) {
            // beyond ASCII, RE2 and Java have different ideas of case
            return c > 0x20 && c < 0x7F ? new Element(c, c == '/', false, c == '/') : oneOf(false);
        }

        /** One character of several. */
        static Element oneOf(boolean mayBeSlash) {
            return new Element(NO_LITERAL, mayBeSlash, false, false);
        }
    }

    /** What is not to be understood. */
    private static final class UnknownSyntaxException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The parts of an expression, in order. */
    static List<Element> of(String regex) {
        RegexElements reader = new RegexElements(regex);
        try {
            List<Element> elements = reader.alternatives();
            return reader.peek() == END ? elements : List.of(Element.ANYTHING);
        } catch (UnknownSyntaxException e) {
            return List.of(Element.ANYTHING);
        }
    }

    private char peek() {
        return at < regex.length() ? regex.charAt(at) : END;
    }

    private char next() throws UnknownSyntaxException {
        if (at == regex.length()) {
            throw new UnknownSyntaxException();
        }
        return regex.charAt(at++);
    }

    private boolean skip(String text) {
        boolean there = regex.startsWith(text, at);
        at += there ? text.length() : 0;
        return there;
    }

    private List<Element> alternatives() throws UnknownSyntaxException {
        List<Element> first = sequence();
        if (peek() != '|') {
            return first;
        }
        List<Element> all = new ArrayList<>(List.of(together(first)));
        while (skip("|")) {
            all.add(together(sequence()));
        }
        boolean slash = all.stream().anyMatch(Element::mayBeSlash);
        boolean empty = all.stream().anyMatch(Element::mayBeEmpty);
        boolean onlySlash = all.stream().allMatch(Element::onlySlash);
        return List.of(new Element(Element.NO_LITERAL, slash, empty, onlySlash));
    }

    /** Several parts as one. */
    private static Element together(List<Element> elements) {
        return new Element(
                Element.NO_LITERAL,
                elements.stream().anyMatch(Element::mayBeSlash),
                elements.stream().allMatch(Element::mayBeEmpty),
                elements.stream().allMatch(Element::onlySlash));
    }

    private List<Element> sequence() throws UnknownSyntaxException {
        List<Element> elements = new ArrayList<>();
        while (peek() != END && peek() != '|' && peek() != ')') {
            if (skip("\\Q")) {
                quoted(elements);
            } else {
                List<Element> unit = unit();
                elements.addAll(repeated(unit));
            }
        }
        return elements;
    }

    private void quoted(List<Element> elements) throws UnknownSyntaxException {
        int end = regex.indexOf("\\E", at);
        String text = regex.substring(at, end < 0 ? regex.length() : end);
        at = end < 0 ? regex.length() : end + 2;
        for (int i = 0; i < text.length(); i++) {
            List<Element> unit = List.of(Element.literal(text.charAt(i)));
            elements.addAll(i < text.length() - 1 ? unit : repeated(unit));
        }
    }

    private List<Element> unit() throws UnknownSyntaxException {
        char c = next();
        return switch (c) {
            case '^', '$' -> List.of();
            case '.' -> List.of(Element.oneOf(true));
            case '(' -> group();
            case '[' -> List.of(Element.oneOf(characterClass()));
            case '\\' -> escape();
            default -> List.of(Element.literal(c));
        };
    }

    private List<Element> group() throws UnknownSyntaxException {
        if (skip("?") && !skip(":")) {
            if (skip("P<") || skip("<")) {
                int end = regex.indexOf('>', at);
                at = end < 0 ? regex.length() : end + 1;
            } else {
                char c = next();
                while (c != ':' && c != ')') {
                    if ("imsU-".indexOf(c) < 0) {
                        throw new UnknownSyntaxException();
                    }
                    c = next();
                }
                if (c == ')') {
                    return List.of(); // flags alone: case never counts here, and the others concern "." and anchors
                }
            }
        }
        List<Element> elements = alternatives();
        if (next() != ')') {
            throw new UnknownSyntaxException();
        }
        return elements;
    }

    private List<Element> escape() throws UnknownSyntaxException {
        char c = next();
        if (!Character.isLetterOrDigit(c)) {
            return List.of(Element.literal(c));
        }
        return switch (c) {
            case 'A', 'z', 'b', 'B' -> List.of();
            case 'd', 'w', 's', 'a', 'f', 'n', 'r', 't', 'v' -> List.of(Element.oneOf(false));
            case 'D', 'W', 'S', 'C' -> List.of(Element.oneOf(true));
            case 'p', 'P' -> {
                skipName();
                yield List.of(Element.oneOf(true));
            }
            default -> throw new UnknownSyntaxException();
        };
    }

    /** Skips the name of a Unicode class: one letter, or a word in braces. */
    private void skipName() throws UnknownSyntaxException {
        if (next() == '{') {
            int end = regex.indexOf('}', at);
            at = end < 0 ? regex.length() : end + 1;
        }
    }

    /** Reads a class behind its bracket; whether a slash may be in it. */
    private boolean characterClass() throws UnknownSyntaxException {
        boolean negated = skip("^");
        boolean surelySlash = false;
        boolean maybeSlash = false;
        boolean first = true;
        while (first || peek() != ']') {
            first = false;
            if (skip("[:")) {
                int end = regex.indexOf(":]", at);
                at = end < 0 ? regex.length() : end + 2;
                maybeSlash = true;
                continue;
            }
            char low = next();
            if (low == '\\') {
                low = next();
                if (Character.isLetterOrDigit(low)) {
                    maybeSlash |= classEscape(low);
                    continue;
                }
            }
            char high = low;
            if (peek() == '-' && at + 1 < regex.length() && regex.charAt(at + 1) != ']') {
                at++;
                high = next();
                high = high == '\\' ? next() : high;
                if (high >= 0x80 || regex.charAt(at - 2) == '\\' && Character.isLetterOrDigit(high)) {
                    throw new UnknownSyntaxException();
                }
            }
            surelySlash |= low <= '/' && '/' <= high;
        }
        at++;
        return negated ? !surelySlash : surelySlash || maybeSlash;
    }

    private boolean classEscape(char c) throws UnknownSyntaxException {
        return switch (c) {
            case 'd', 'w', 's', 'a', 'f', 'n', 'r', 't', 'v' -> false;
            case 'D', 'W', 'S' -> true;
            case 'p', 'P' -> {
                skipName();
                yield true;
            }
            default -> throw new UnknownSyntaxException();
        };
    }

    /** What a quantifier behind a part makes of it. */
    private List<Element> repeated(List<Element> unit) throws UnknownSyntaxException {
        int least = quantifier();
        if (least < 0) {
            return unit;
        }
        List<Element> result = new ArrayList<>();
        if (least > 0) {
            result.addAll(unit);
        }
        Element more = together(unit);
        boolean empty = least == 0 || more.mayBeEmpty();
        result.add(new Element(Element.NO_LITERAL, more.mayBeSlash(), empty || least > 0, more.onlySlash()));
        while (quantifier() >= 0) {
            // RE2 takes several behind each other, which makes the part optional at the worst
            result = List.of(new Element(Element.NO_LITERAL, more.mayBeSlash(), true, more.onlySlash()));
        }
        return result;
    }

    /** Reads a quantifier; the least number of times, or -1 if there is none. */
    private int quantifier() throws UnknownSyntaxException {
        int least = -1;
        switch (peek()) {
            case '*', '?' -> {
                at++;
                least = 0;
            }
            case '+' -> {
                at++;
                least = 1;
            }
            case '{' -> least = counted();
            default -> {
                return -1;
            }
        }
        if (least >= 0) {
            skip("?");
        }
        return least;
    }

    /** <code>{2}</code>, <code>{2,}</code>, <code>{2,3}</code>; anything else in braces is literal. */
    private int counted() {
        int end = at + 1;
        int least = 0;
        int digits = 0;
        while (end < regex.length() && Character.isDigit(regex.charAt(end)) && digits < 5) {
            least = 10 * least + Character.digit(regex.charAt(end++), 10);
            digits++;
        }
        if (digits == 0) {
            return -1;
        }
        if (end < regex.length() && regex.charAt(end) == ',') {
            end++;
            while (end < regex.length() && Character.isDigit(regex.charAt(end))) {
                end++;
            }
        }
        if (end >= regex.length() || regex.charAt(end) != '}') {
            return -1;
        }
        at = end + 1;
        return least;
    }
}
