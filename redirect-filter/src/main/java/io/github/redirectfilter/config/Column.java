package io.github.redirectfilter.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the columns of a line, which stand apart by white space.
 *
 * @param text the column without its quotes
 * @param start index in the line of the first character of {@code text}
 * @param end index in the line behind the column
 * @param quoted whether a quote opened at the start, so that the column is neither methods nor a status
 * @param valueStart index in the line of the first character behind the first {@code =}, and behind a quote there
 */
record Column(String text, int start, int end, boolean quoted, int valueStart) {
    /** The text before the first {@code =}. */
    String key() {
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals);
    }

    /** The text behind the first {@code =}; {@code null} if there is none. */
    @Nullable
    String value() {
        int equals = text.indexOf('=');
        return equals < 0 ? null : text.substring(equals + 1);
    }

    /** Splits a line. {@code null} if a quote in it is wrong, which is reported. */
    static @Nullable List<Column> split(Located line, RuleSink sink) {
        String text = line.text();
        List<Column> columns = new ArrayList<>(6);
        int at = skipSpace(text, 0);
        while (at < text.length() && text.charAt(at) != '#') {
            Column column = read(text, at);
            if (column == null) {
                int quote = text.charAt(at) == '"' ? at : text.indexOf("=\"", at) + 1;
                sink.problem(
                        line.at(quote),
                        text.length() - quote,
                        "the quote is not closed; inside quotes, a quote is \"\"");
                return null;
            }
            if (column.end < text.length() && !Character.isWhitespace(text.charAt(column.end))) {
                sink.problem(
                        line.at(column.end),
                        1,
                        "white space is missing after the closing quote; inside quotes, a quote is \"\"");
                return null;
            }
            columns.add(column);
            at = skipSpace(text, column.end);
        }
        return columns;
    }

    private static int skipSpace(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static @Nullable Column read(String line, int begin) {
        if (line.charAt(begin) == '"') {
            return quoted(line, begin, begin);
        }
        int equals = -1;
        int at = begin;
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            if (line.charAt(at) == '=' && equals < 0) {
                equals = at;
                if (line.startsWith("\"", at + 1)) {
                    return quoted(line, begin, at + 1);
                }
            }
            at++;
        }
        return new Column(line.substring(begin, at), begin, at, false, equals + 1);
    }

    private static @Nullable Column quoted(String line, int begin, int quote) {
        StringBuilder text = new StringBuilder(line.length()).append(line, begin, quote);
        for (int at = quote + 1; at < line.length(); at++) {
            if (line.charAt(at) == '"') {
                if (!line.startsWith("\"", at + 1)) {
                    boolean whole = quote == begin;
                    int valueStart = whole ? begin + 2 + text.indexOf("=") : quote + 1;
                    return new Column(text.toString(), whole ? begin + 1 : begin, at + 1, whole, valueStart);
                }
                at++;
            }
            text.append(line.charAt(at));
        }
        return null;
    }
}
