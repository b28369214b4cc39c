package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code .csv} files (RFC 4180): {@code from,to,status}, a rule a row. They are for long lists that come out of a
 * table or another system, so addresses are literal, and all rows together count as one rule.
 *
 * <p>A header is optional, and so is the status. A field may stand in quotes, in which a quote is doubled; a line break
 * can't be part of one.
 */
final class CsvRules {
    private static final String FORM = "from,to or from,to,status";
    private static final List<String> COLUMNS = List.of("from", "to", "status");

    private final String source;
    private final RuleSink sink;
    private boolean begun;

    private CsvRules(String source, RuleSink sink) {
        this.source = source;
        this.sink = sink;
    }

    /** Reads a whole file. */
    static void read(String source, InputStream in, RuleSink sink) throws IOException {
        Utf8Lines.read(source, in, new CsvRules(source, sink)::line, sink::problem);
    }

    private void line(int number, String text) {
        if (text.isBlank() || begun && literal(number, text)) {
            return;
        }
        Located line = Located.line(source, number, text);
        List<Located> fields = CsvFields.split(line, sink);
        boolean header = !begun && isHeader(fields);
        begun = true;
        if (!header && !fields.isEmpty()) {
            row(line, fields);
        }
    }

    /** Reads a row without quotes and white space, which is most of them, if it can be kept as text. */
    private boolean literal(int number, String text) {
        int comma = text.indexOf(',');
        int second = text.indexOf(',', comma + 1);
        int toEnd = second < 0 ? text.length() : second;
        if (comma <= 0 || text.indexOf('"') >= 0) {
            return false;
        }
        RedirectStatus status =
                second < 0 ? RedirectStatus.TEMPORARY_REDIRECT : RedirectStatus.of(text.substring(second + 1));
        Place place = new Place(source, number, 1, text);
        return status != null
                && sink.literal(place, true, text.substring(0, comma), text.substring(comma + 1, toEnd), status);
    }

    private static boolean isHeader(List<Located> fields) {
        List<String> names = fields.stream()
                .map(field -> field.text().toLowerCase(Locale.ROOT))
                .toList();
        return names.size() >= 2 && names.size() <= COLUMNS.size() && names.equals(COLUMNS.subList(0, names.size()));
    }

    private void row(Located line, List<Located> fields) {
        if (fields.size() < 2 || fields.size() > COLUMNS.size()) {
            char other = line.text().indexOf(';') >= 0 ? ';' : line.text().indexOf('\t') >= 0 ? '\t' : ',';
            String hint = fields.size() == 1 && other != ','
                    ? "; columns stand apart by commas, not by " + (other == ';' ? "semicolons" : "tabs")
                    : "";
            sink.problem(line, "a row has " + FORM + ", and this one has " + count(fields.size()) + hint);
            return;
        }
        Located from = fields.get(0);
        Located to = fields.get(1);
        String written = fields.size() > 2 ? fields.get(2).text() : "";
        RedirectStatus status = written.isEmpty() ? RedirectStatus.TEMPORARY_REDIRECT : RedirectStatus.of(written);
        if (status != null && sink.literal(line.place(), true, from.text(), to.text(), status)) {
            return;
        }
        boolean fromIsLiteral = isLiteral(from, from.text().startsWith("~") ? 0 : -1);
        if (isLiteral(to, -1) && fromIsLiteral) {
            RedirectRule.Builder rule = RedirectRule.from(from.text(), from.place())
                    .place(line.place())
                    .inList()
                    .to(to.text(), to.place());
            if (!written.isEmpty()) {
                rule.status(written, fields.get(2).place());
            }
            sink.rule(rule.build());
        }
    }

    /** Whether an address has no sign of a pattern; {@code pattern} is where one was seen, -1 for nowhere yet. */
    private boolean isLiteral(Located address, int pattern) {
        int at = pattern;
        for (int i = 0; at < 0 && i < address.text().length(); i++) {
            at = "{}*".indexOf(address.text().charAt(i)) >= 0 ? i : -1;
        }
        if (at >= 0) {
            sink.problem(
                    address.at(at),
                    1,
                    "addresses in a .csv file are literal (expected %7B for {, %7D for }, %2A for *; patterns stand in a"
                            + " .rules file)");
        }
        return at < 0;
    }

    private static String count(int fields) {
        return fields == 1 ? "one field" : fields + " fields";
    }
}
