package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Directives of an {@code nginx.conf}: words that end with a semicolon, or open a block. */
final class NginxTokens {
    private static final int DEEPEST = 100;
    private static final Set<String> WITHOUT_BLOCK = Set.of("rewrite", "return", "set", "server_name");

    private final String text;
    private int at;
    private int line = 1;
    private int depth;
    private boolean opens;
    private boolean closes;

    private NginxTokens(String text) {
        this.text = text;
    }

    /**
     * A directive.
     *
     * @param words its name and parameters, without quotes
     * @param block what is between its braces
     */
    record Directive(SourceLine line, List<String> words, List<Directive> block) {
        String name() {
            return words.get(0);
        }

        /** A parameter, from 1; empty if there is none. */
        String word(int index) {
            return index < words.size() ? words.get(index) : "";
        }
    }

    /**
     * Reads a whole text.
     *
     * @throws IllegalArgumentException if its braces do not match: what stands where can't be told then
     */
    static List<Directive> of(String text) {
        return new NginxTokens(text).block(null);
    }

    private List<Directive> block(@Nullable SourceLine opened) {
        List<Directive> block = new ArrayList<>();
        while (true) {
            space();
            int begin = line;
            int from = at;
            List<String> words = words();
            boolean closed = closes;
            boolean ends = closed || !opens && at >= text.length();
            if (opens && (words.isEmpty() || ++depth > DEEPEST)) {
                throw new IllegalArgumentException("line " + begin + ": a block without a name, or in too many others");
            }
            if (!words.isEmpty()) {
                SourceLine source = new SourceLine(begin, text.substring(from, Math.min(at, text.length())));
                if (opens && WITHOUT_BLOCK.contains(words.get(0))) {
                    throw notClosed(source);
                }
                block.add(new Directive(source, List.copyOf(words), opens ? block(source) : List.of()));
            }
            if (ends) {
                requireMatch(opened, closed, begin);
                depth--;
                return block;
            }
        }
    }

    private static IllegalArgumentException notClosed(SourceLine opened) {
        return new IllegalArgumentException("line " + opened.number() + ": the block is not closed that begins with \""
                + opened.text() + "\" (expected a closing brace, and expressions with braces in quotes)");
    }

    private static void requireMatch(@Nullable SourceLine opened, boolean closed, int line) {
        if (opened != null && !closed) {
            throw notClosed(opened);
        }
        if (opened == null && closed) {
            throw new IllegalArgumentException("line " + line + ": a brace closes no block");
        }
    }

    /** The words in front of a semicolon or a brace, which is passed. */
    private List<String> words() {
        List<String> words = new ArrayList<>();
        opens = false;
        closes = false;
        for (space(); at < text.length(); space()) {
            char c = text.charAt(at);
            if (c == ';' || c == '{' || c == '}') {
                at++;
                opens = c == '{';
                closes = c == '}';
                return words;
            }
            words.add(c == '"' || c == '\'' ? quoted(c) : plain());
        }
        return words;
    }

    private void space() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            if (text.charAt(at) == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                step();
            }
        }
    }

    private char step() {
        char c = text.charAt(at++);
        line += c == '\n' ? 1 : 0;
        return c;
    }

    private String quoted(char quote) {
        StringBuilder word = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at++;
            }
            word.append(step());
        }
        at++;
        return word.toString();
    }

    private String plain() {
        StringBuilder word = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean variable = c == '{' && word.length() > 0 && word.charAt(word.length() - 1) == '$';
            if (Character.isWhitespace(c) || c == ';' || c == '{' && !variable) {
                break;
            }
            if (variable) {
                int end = text.indexOf('}', at);
                word.append(text, at, end < 0 ? text.length() : end + 1);
                at = end < 0 ? text.length() : end + 1;
            } else {
                word.append(step());
                if (c == '\\' && at < text.length()) {
                    word.append(step());
                }
            }
        }
        return word.toString();
    }
}
