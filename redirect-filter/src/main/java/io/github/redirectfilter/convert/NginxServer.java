package io.github.redirectfilter.convert;

import io.github.redirectfilter.convert.NginxStatements.Outcome;
import io.github.redirectfilter.convert.NginxStatements.Scope;
import io.github.redirectfilter.convert.NginxTokens.Directive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code server}: its own directives come first, then locations, in nginx' order of preference: exact ones, prefixes
 * with {@code ^~}, expressions as written, other prefixes from the longest to the shortest.
 */
final class NginxServer {
    private final List<Directive> block;
    private final Where where;
    private final NginxStatements statements;
    private final Draft draft;

    NginxServer(List<Directive> block, Map<String, Directive> maps, Where where, String serverName, Draft draft) {
        this.block = block;
        this.where = where;
        this.statements = new NginxStatements(maps, serverName, draft);
        this.draft = draft;
    }

    /** Makes rules of everything in it. */
    void write() {
        if (statements.of(block, new Scope(PathSource.any(), "/", where)) != Outcome.GOES_ON) {
            return; // no location has its turn
        }
        List<Directive> locations = new ArrayList<>(
                block.stream().filter(each -> each.name().equals("location")).toList());
        locations.sort(Comparator.comparingInt(NginxServer::rank)
                .thenComparing(Comparator.comparingInt(NginxServer::length).reversed()));
        for (Directive location : locations) {
            location(location, locations);
        }
    }

    private static int rank(Directive location) {
        return switch (location.word(1)) {
            case "=" -> 0;
            case "^~" -> 1;
            case "~", "~*" -> 2;
            default -> 3;
        };
    }

    /** How long a prefix is; expressions keep their order. */
    private static int length(Directive location) {
        return switch (rank(location)) {
            case 1 -> location.word(2).length();
            case 3 -> location.word(1).length();
            default -> 0;
        };
    }

    private void location(Directive location, List<Directive> all) {
        try {
            Scope scope = scope(location, all);
            nested(location);
            if (scope != null && statements.of(location.block(), scope) != Outcome.ANSWERED) {
                // what it serves must not be redirected by those behind it
                for (RuleText pass : scope.where().copy().rules(scope.paths(), "-")) {
                    draft.placeholder(location.line(), pass);
                }
            }
        } catch (NotExpressible e) {
            draft.reject(location.line(), e);
        }
    }

    /** Which of two locations in one another is asked depends on what else is in the outer one. */
    private void nested(Directive location) {
        for (Directive inner : location.block()) {
            if (inner.name().equals("location") && (redirects(location) || redirects(inner))) {
                draft.reject(
                        inner.line(),
                        "a location inside of another one",
                        "write it beside the other, if it means the same there");
            }
        }
    }

    private static boolean redirects(Directive directive) {
        return directive.block().stream()
                .anyMatch(each -> each.name().equals("return") || each.name().equals("rewrite") || redirects(each));
    }

    private @Nullable Scope scope(Directive location, List<Directive> all) {
        String path = rank(location) == 3 ? location.word(1) : location.word(2);
        if (path.startsWith("@")) {
            return null;
        }
        return switch (rank(location)) {
            case 0 -> new Scope(PathSource.literal(Literal.path(path)), path, where);
            case 2 ->
                new Scope(
                        Expression.ofPath(path)
                                .source()
                                .ignoring(location.word(1).equals("~*")),
                        "",
                        where);
            case 1 -> {
                requireNoLonger(path, all);
                yield below(path);
            }
            default -> below(path);
        };
    }

    /** An expression can't ask for a scheme, and a template takes the path without its last slash along. */
    private Scope below(String path) {
        boolean slash = path.endsWith("/") && path.length() > 1;
        return !slash || where.isForExpressions()
                ? new Scope(prefix(path), path, where)
                : new Scope(
                        PathSource.prefix(Literal.path(path)),
                        path,
                        where.copy().note("it is for the path without its last slash, too"));
    }

    /** A longer prefix without ^~ would let expressions have their turn. */
    private static void requireNoLonger(String path, List<Directive> all) {
        for (Directive other : all) {
            if (rank(other) == 3
                    && other.word(1).startsWith(path)
                    && other.word(1).length() > path.length()) {
                throw new NotExpressible(
                        "location " + other.word(1)
                                + " lies inside of it, and its order can't be told by that of rules",
                        "write ^~ there, too");
            }
        }
    }

    private static PathSource prefix(String path) {
        return path.endsWith("/") && path.length() > 1
                ? PathSource.expression(Expression.quoted(path) + ".*", false)
                : PathSource.prefix(Literal.path(path));
    }
}
