package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a rule of the columns of one line: {@code [METHODS] FROM TO [STATUS] [key=value ...]}. */
final class RuleLine {
    private static final String FORM = "[METHODS] FROM TO [STATUS] [key=value ...]";

    private final Located line;
    private final List<Column> columns;
    private final RuleSink sink;
    private int next;

    private RuleLine(Located line, List<Column> columns, RuleSink sink) {
        this.line = line;
        this.columns = columns;
        this.sink = sink;
    }

    /** Reads a line with at least one column. */
    static void read(Located line, List<Column> columns, RuleSink sink) {
        new RuleLine(line, columns, sink).read();
    }

    /** Reads a rule line that stands somewhere else than in a {@code .rules} file. */
    static void read(Located line, RuleSink sink) {
        List<Column> columns = Column.split(line, sink);
        if (columns != null && columns.isEmpty()) {
            sink.problem(line, "there is no rule in this text (expected " + FORM + ")");
        } else if (columns != null) {
            read(line, columns, sink);
        }
    }

    private void read() {
        Column methods = isMethods(columns.get(0)) ? columns.get(next++) : null;
        if (methods == null && looksLikeMethods(columns.get(0))) {
            problem(
                    columns.get(0),
                    "\"" + columns.get(0).text() + "\" is neither a source nor a list of methods (expected methods like"
                            + " GET,POST, in upper case and without spaces, or a source like /old)");
            return;
        }
        Column from = take();
        if (from == null) {
            missing("the rule has no source and no target (expected " + FORM + ")");
            return;
        }
        Column to = take();
        if (to == null) {
            missing("the rule has no target; write \"" + from.text() + " /new\", or \"" + from.text()
                    + " -\" to let the request pass");
            return;
        }
        if (isStatus(to)) {
            problem(to, statusBeforeTarget(from.text(), to.text()));
            return;
        }
        RedirectRule.Builder rule = RedirectRule.from(from.text(), line.at(from.start()))
                .place(line.at(columns.get(0).start()))
                .to(to.text(), line.at(to.start()));
        if (methods != null) {
            rule.methods(methods.text(), line.at(methods.start()));
        }
        Column status = next < columns.size() && isStatus(columns.get(next)) ? columns.get(next++) : null;
        if (status != null) {
            rule.status(status.text(), line.at(status.start()));
        }
        options(rule, status);
        sink.rule(rule.build());
    }

    private void options(RedirectRule.Builder rule, @Nullable Column status) {
        for (Column column = take(); column != null; column = take()) {
            String key = column.key();
            if (isStatus(column)) {
                problem(
                        column,
                        "unexpected \"" + column.text() + "\"; "
                                + (status == null
                                        ? "the status stands right behind the target"
                                        : "the rule has its status already, " + status.text()));
            } else if (key.isEmpty() || !Character.isLetter(key.charAt(0))) {
                problem(column, "unexpected \"" + column.text() + "\" (a rule line is " + FORM + ")");
            } else {
                rule.option(key, line.at(column.start()), column.value(), line.at(column.valueStart()));
            }
        }
    }

    private String statusBeforeTarget(String from, String status) {
        Column target = take();
        if (target != null && !isStatus(target) && target.value() == null) {
            return "the status stands before the target; write \"" + from + " " + target.text() + " " + status + "\"";
        }
        boolean redirects = status.startsWith("3") || !Character.isDigit(status.charAt(0));
        return "the status stands where the target belongs; write \"" + from + (redirects ? " /new " : " - ") + status
                + "\"";
    }

    private @Nullable Column take() {
        return next < columns.size() ? columns.get(next++) : null;
    }

    private void problem(Column column, String message) {
        sink.problem(line.at(column.start()), column.end() - column.start(), message);
    }

    private void missing(String message) {
        int end = columns.get(columns.size() - 1).end();
        int noBreakSpace = line.text().indexOf('\u00A0');
        if (noBreakSpace >= 0 && noBreakSpace < end) {
            sink.problem(
                    line.at(noBreakSpace),
                    1,
                    message + "; here stands a no-break space (U+00A0), which does not set columns apart");
        } else {
            sink.problem(line.at(end), 1, message);
        }
    }

    /** Whether a column is {@code [A-Z]+(,[A-Z]+)*}. */
    private static boolean isMethods(Column column) {
        boolean letterBefore = false;
        for (int i = 0; i < column.text().length(); i++) {
            char c = column.text().charAt(i);
            if (!(c >= 'A' && c <= 'Z') && !(c == ',' && letterBefore)) {
                return false;
            }
            letterBefore = c != ',';
        }
        return letterBefore && !column.quoted();
    }

    private static boolean looksLikeMethods(Column column) {
        for (int i = 0; i < column.text().length(); i++) {
            char c = column.text().charAt(i);
            if (c != ',' && !(c < 128 && Character.isLetter(c))) {
                return false;
            }
        }
        return !column.quoted();
    }

    private static boolean isStatus(Column column) {
        // most columns are paths: asking about those only by their first character keeps big files quick
        return !column.quoted()
                && Character.isLetterOrDigit(column.text().charAt(0))
                && RedirectStatus.looksLikeStatus(column.text());
    }
}
