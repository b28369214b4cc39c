package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.List;

/** Directives of an {@code nginx.conf}: words that end with a semicolon, or open a block. */
final class NginxTokens {
    private final String text;
    private int at;
    private int line = 1;
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

    static List<Directive> of(String text) {
        return new NginxTokens(text).block();
    }

    private List<Directive> block() {
        List<Directive> block = new ArrayList<>();
        while (true) {
            space();
            int begin = line;
            int from = at;
            List<String> words = words();
            if (!words.isEmpty()) {
                SourceLine source = new SourceLine(begin, text.substring(from, Math.min(at, text.length())));
                block.add(new Directive(source, List.copyOf(words), opens ? block() : List.of()));
            } else if (closes || at >= text.length()) {
                return block;
            }
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
