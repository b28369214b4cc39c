package io.github.redirectfilter.convert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Redirect}, {@code RedirectMatch}, {@code RedirectPermanent} and {@code RedirectTemp}. */
final class ModAlias {
    private final SourceLine line;
    private final Where where;
    private final Draft draft;

    private ModAlias(SourceLine line, Where where, Draft draft) {
        this.line = line;
        this.where = where;
        this.draft = draft;
    }

    /** Makes rules of a directive, whose name is the first word. */
    static void read(SourceLine line, List<String> words, Where where, Draft draft) {
        String name = words.get(0).toLowerCase(Locale.ROOT);
        int status = name.equals("redirectpermanent") ? 301 : 302;
        int next = 1;
        if (words.size() > 1 && (name.equals("redirect") || name.equals("redirectmatch")) && isStatus(words)) {
            status = StatusCode.of(words.get(next++));
        }
        if (words.size() <= next
                || words.size() > next + 2
                || StatusCode.redirects(status) != (words.size() == next + 2)) {
            throw new NotExpressible(
                    StatusCode.redirects(status)
                            ? "a redirect has a path and a target"
                            : "an answer without redirect has a path and no target",
                    "write it as Redirect [STATUS] PATH [URL]");
        }
        String target = words.size() == next + 2 ? words.get(next + 1) : "-";
        ModAlias directive = new ModAlias(line, where, draft);
        if (name.equals("redirectmatch")) {
            directive.match(words.get(next), target, status);
        } else {
            directive.prefix(words.get(next), target, status);
        }
    }

    private static boolean isStatus(List<String> words) {
        String word = words.get(1);
        return !word.startsWith("/")
                && !word.startsWith("^")
                && !word.startsWith("(")
                && words.size() > 2
                && (word.matches("[0-9]{3}") || word.chars().allMatch(Character::isLetter));
    }

    /** A path and all below it; what is below goes behind the target as it stands. */
    private void prefix(String path, String to, int status) {
        if (!path.startsWith("/")) {
            throw new NotExpressible("the path does not begin with a slash", "begin it with one");
        }
        String from = Literal.address(path);
        String target = Literal.braces(to);
        if (!StatusCode.redirects(status)) {
            add(new PathSource(below(from), Map.of(), null, ""), "-", status, null);
        } else if (to.contains("?") || to.contains("#")) {
            add(
                    PathSource.literal(from),
                    target,
                    status,
                    "paths below it are not meant; httpd puts them behind the query");
        } else if (path.equals("/")) {
            add(PathSource.any(), target + "{rest}", status, null);
        } else if (path.endsWith("/")) {
            add(PathSource.expression(Expression.quoted(path) + "(.*)", false), target + "{1}", status, null);
        } else if (to.endsWith("/")) {
            add(PathSource.literal(from), target, status, null);
            add(
                    PathSource.expression(Expression.quoted(path) + "/(.*)", false),
                    target + "{1}",
                    status,
                    "httpd doubles the slash");
        } else {

            add(new PathSource(below(from), Map.of(), null, ""), target + "/{rest}", status, null);
        }
    }

    private static String below(String from) {
        return from.endsWith("/") ? from + "{*rest}" : from + "/{*rest}";
    }

    private void match(String pattern, String to, int status) {
        Expression expression = Expression.ofPath(pattern);
        PathSource paths = expression.source();
        String target = target(to, paths);
        if (paths.losesSlashIn(target)) {
            paths = expression.expression();
            target = target(to, paths);
        }
        add(paths, target, status, null);
    }

    private static String target(String to, PathSource paths) {
        return to.equals("-")
                ? to
                : Substitution.of(to.replace("%", "\\%"), paths.captures(), Map.of(), name -> null)
                        .replace("%25", "%");
    }

    private void add(PathSource paths, String to, int status, @Nullable String note) {
        for (RuleText rule : where.copy().note(note).rules(paths, to)) {
            rule.status(status);
            if (to.contains("?")) {
                rule.option("query", "drop");
            }
            draft.rule(line, rule);
        }
    }
}
