package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code .rules} text line by line: settings first, then rules. */
final class RuleLines {
    private final String source;
    private final RuleSink sink;
    private boolean rulesBegun;

    RuleLines(String source, RuleSink sink) {
        this.source = source;
        this.sink = sink;
    }

    /** Reads a whole file. */
    static void read(String source, InputStream in, RuleSink sink) throws IOException {
        Utf8Lines.read(source, in, new RuleLines(source, sink)::line, sink::problem);
    }

    /** Reads the next line. */
    void line(int number, String text) {
        if (literal(number, text)) {
            rulesBegun = true;
            return;
        }
        Located line = Located.line(source, number, text);
        List<Column> columns = Column.split(line, sink);
        if (columns == null) {
            return;
        }
        int end = columns.isEmpty() ? 0 : columns.get(columns.size() - 1).end();
        TestComment.read(line.part(end, text.length()), sink);
        if (columns.isEmpty()) {
            return;
        }
        Column first = columns.get(0);
        String name = settingName(first);
        if (name == null) {
            rulesBegun = true;
            RuleLine.read(line, columns, sink);
        } else if (name.length() + 1 < first.text().length()) {
            String value = first.text().substring(name.length() + 1);
            sink.problem(
                    line.at(first.start()),
                    first.text().length(),
                    "a space is missing after the colon; write \"" + name + ": " + value + "\"");
        } else if (rulesBegun) {
            sink.problem(
                    line.at(first.start()),
                    name.length(),
                    "setting \"" + name + "\" stands after a rule; settings come before the first rule");
        } else {
            sink.setting(new Setting(new Located(name, line.at(first.start())), value(line, columns)));
        }
    }

    /**
     * Reads {@code FROM TO [STATUS]} without quotes, which is most of a long list, if it can be kept as text. What it
     * does not take, or would take for something else, the ordinary way reads.
     */
    private boolean literal(int number, String text) {
        int from = skipSpace(text, 0);
        if (!text.startsWith("/", from) || text.indexOf('"') >= 0 || text.indexOf('#') >= 0) {
            return false;
        }
        int fromEnd = skipText(text, from);
        int to = skipSpace(text, fromEnd);
        int toEnd = skipText(text, to);
        int status = skipSpace(text, toEnd);
        int statusEnd = skipText(text, status);
        if (to == toEnd || skipSpace(text, statusEnd) < text.length()) {
            return false;
        }
        RedirectStatus known = status == statusEnd
                ? RedirectStatus.TEMPORARY_REDIRECT
                : RedirectStatus.of(text.substring(status, statusEnd));
        Place place = new Place(source, number, 1, text);
        return known != null
                && sink.literal(place, false, text.substring(from, fromEnd), text.substring(to, toEnd), known);
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipText(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The name, if a line that begins with this column is a setting. */
    private static @Nullable String settingName(Column first) {
        String text = first.text();
        int colon = text.indexOf(':');
        if (first.quoted() || colon < 1 || !Character.isLetter(text.charAt(0))) {
            return null;
        }
        // "allow:https://..." is meant as a setting, "https://..." and "localhost:8080/..." are not
        String name = text.substring(0, colon);
        return colon == text.length() - 1 || Settings.isKnown(name) ? name : null;
    }

    private static Located value(Located line, List<Column> columns) {
        if (columns.size() == 1) {
            return new Located("", line.at(columns.get(0).end()));
        }
        Column first = columns.get(1);
        if (columns.size() == 2 && first.quoted()) {
            return new Located(first.text(), line.at(first.start()));
        }
        int begin = first.quoted() ? first.start() - 1 : first.start();
        return line.part(begin, columns.get(columns.size() - 1).end());
    }
}
