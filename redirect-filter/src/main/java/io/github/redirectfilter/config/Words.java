package io.github.redirectfilter.config;

import java.util.ArrayList;
import java.util.List;

/** Splits a list in a setting: entries stand apart by commas or white space. */
final class Words {
    private Words() {}

    static List<Located> of(Located text) {
        List<Located> words = new ArrayList<>();
        int at = 0;
        while (at < text.text().length()) {
            int end = end(text.text(), at);
            if (end > at) {
                words.add(text.part(at, end));
            }
            at = end + 1;
        }
        return words;
    }

    private static int end(String text, int begin) {
        int end = begin;
        while (end < text.length() && text.charAt(end) != ',' && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
