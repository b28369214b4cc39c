package io.github.redirectfilter.config;

import java.util.ArrayList;
import java.util.List;

/** Takes a line of a {@code .csv} file apart (RFC 4180, section 2); white space around a field is dropped. */
final class CsvFields {
    private CsvFields() {}

    /** The fields of a line that is not blank; none if a quote in it is wrong, which is reported. */
    static List<Located> split(Located line, RuleSink sink) {
        String text = line.text();
        List<Located> fields = new ArrayList<>(3);
        if (text.indexOf('"') < 0) {
            int start = 0;
            for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
                fields.add(line.part(start, comma).stripped());
                start = comma + 1;
            }
            fields.add(line.part(start, text.length()).stripped());
            return fields;
        }
        int at = 0;
        while (at <= text.length()) {
            at = skipSpace(text, at);
            int end;
            if (text.startsWith("\"", at)) {
                StringBuilder field = new StringBuilder();
                int close = closingQuote(text, at, field);
                if (close < 0) {
                    sink.problem(line.at(at), text.length() - at, "the quote is not closed on this line");
                    return List.of();
                }
                fields.add(new Located(field.toString(), line.at(at + 1)));
                end = skipSpace(text, close + 1);
                if (end < text.length() && text.charAt(end) != ',') {
                    sink.problem(
                            line.at(end),
                            text.length() - end,
                            "a comma is missing behind the closing quote (inside quotes, a quote is written \"\")");
                    return List.of();
                }
            } else {
                int comma = text.indexOf(',', at);
                end = comma < 0 ? text.length() : comma;
                fields.add(line.part(at, end).stripped());
            }
            at = end + 1;
        }
        return fields;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int closingQuote(String text, int open, StringBuilder field) {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (!text.startsWith("\"", i + 1)) {
                    return i;
                }
                i++;
            }
            field.append(text.charAt(i));
        }
        return -1;
    }
}
