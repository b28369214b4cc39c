package io.github.redirectfilter.convert;

import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.config.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code from,to,status}: a header may name the columns, which then stand in any order. */
final class CsvReader {
    private static final Set<String> FROM = Set.of("from", "source", "old", "old url", "redirect from");
    private static final Set<String> TO = Set.of("to", "target", "destination", "new", "new url", "redirect to");
    private static final Set<String> STATUS = Set.of("status", "code", "type", "status code");

    private final Draft draft;
    private int from;
    private int to = 1;
    private int status = 2;
    private boolean begun;

    private CsvReader(Draft draft) {
        this.draft = draft;
    }

    static void read(String text, Draft draft) {
        CsvReader reader = new CsvReader(draft);
        for (SourceLine line : SourceLines.of(text)) {
            try {
                reader.row(line);
            } catch (NotExpressible e) {
                draft.reject(line, e);
            }
        }
    }

    private void row(SourceLine line) {
        List<Problem> problems = new ArrayList<>();
        List<String> fields = CsvTable.fields(line.text(), problems::add);
        if (!problems.isEmpty()) {
            throw new NotExpressible(problems.get(0).message(), "mend the row");
        }
        boolean first = !begun;
        begun = true;
        if (first && header(fields)) {
            return;
        }
        if (fields.size() <= Math.max(from, to)) {
            throw new NotExpressible(
                    "a row has from, to and status with commas between them, and this one has " + fields.size()
                            + (fields.size() == 1 ? " field" : " fields"),
                    "mend the row");
        }
        draft.rule(line, rule(fields));
    }

    private RuleText rule(List<String> fields) {
        String code = status < fields.size() ? fields.get(status) : "";
        int answer = code.isEmpty() ? 307 : StatusCode.of(code);
        String address = Literal.address(fields.get(from));
        return StatusCode.redirects(answer)
                ? new RuleText(address, Literal.braces(fields.get(to))).status(answer)
                : new RuleText(address, "-").status(answer);
    }

    private boolean header(List<String> fields) {
        int newFrom = column(fields, FROM);
        int newTo = column(fields, TO);
        if (newFrom < 0 || newTo < 0) {
            return false;
        }
        from = newFrom;
        to = newTo;
        int named = column(fields, STATUS);
        status = named < 0 ? Integer.MAX_VALUE : named;
        return true;
    }

    private static int column(List<String> fields, Set<String> names) {
        for (int i = 0; i < fields.size(); i++) {
            if (names.contains(fields.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
