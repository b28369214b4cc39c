package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.List;

/** Words of a line: apart by white space, unless they stand in quotes, in which a backslash takes a quote along. */
final class Words {
    private Words() {}

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"' || c == '\'') {
                at = quoted(line, at, words);
            } else {
                int end = at;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                    end++;
                }
                words.add(line.substring(at, end));
                at = end;
            }
        }
        return words;
    }

    private static int quoted(String line, int open, List<String> words) {
        char quote = line.charAt(open);
        StringBuilder word = new StringBuilder();
        int at = open + 1;
        while (at < line.length() && line.charAt(at) != quote) {
            if (line.charAt(at) == '\\' && at + 1 < line.length() && line.charAt(at + 1) == quote) {
                at++;
            }
            word.append(line.charAt(at++));
        }
        words.add(word.toString());
        return at + 1;
    }
}
