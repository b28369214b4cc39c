package io.github.redirectfilter.convert;

import io.github.redirectfilter.convert.NginxTokens.Directive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code server}: its own directives come first, then locations, in nginx' order of preference: exact ones, prefixes
 * with {@code ^~}, expressions as written, other prefixes from the longest to the shortest.
 */
final class NginxServer {
    private static final Pattern URL = Pattern.compile("(?:https?://|\\$scheme://).*");

    private final List<Directive> block;
    private final Map<String, Directive> maps;
    private final Where where;
    private final String serverName;
    private final Draft draft;

    NginxServer(List<Directive> block, Map<String, Directive> maps, Where where, String serverName, Draft draft) {
        this.block = block;
        this.maps = maps;
        this.where = where;
        this.serverName = serverName;
        this.draft = draft;
    }

    /** Makes rules of everything in it. */
    void write() {
        if (statements(block, new Scope(PathSource.any(), "/", where)) != Outcome.GOES_ON) {
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

    /** Where directives stand. */
    private record Scope(
            PathSource paths,
            String prefix,
            Where where,
            @Nullable Directive map) {
        Scope(PathSource paths, String prefix, Where where) {
            this(paths, prefix, where, null);
        }

        /** An {@code if} that asks a map holds for the addresses in it, which rules know one by one. */
        void requireNoOther(@Nullable Directive used) {
            if (map != null && !map.equals(used)) {
                throw new NotExpressible(
                        "it is for the addresses in the map " + map.word(2) + ", and does not redirect to their values",
                        "write a rule for each of them");
            }
        }
    }

    private void location(Directive location, List<Directive> all) {
        try {
            Scope scope = scope(location, all);
            nested(location);
            if (scope != null && statements(location.block(), scope) != Outcome.ANSWERED) {
                // what it serves must not be redirected by those behind it
                for (RuleText pass : scope.where.copy().rules(scope.paths, "-")) {
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
                yield new Scope(prefix(path), path, where);
            }
            default -> new Scope(prefix(path), path, where);
        };
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

    /** What becomes of requests behind some directives. */
    private enum Outcome {
        GOES_ON,
        ANSWERED,
        ENDS_WITHOUT_A_RULE
    }

    private Outcome statements(List<Directive> directives, Scope scope) {
        for (Directive each : directives) {
            try {
                switch (each.name()) {
                    case "return" -> {
                        answer(each, scope);
                        return Outcome.ANSWERED;
                    }
                    case "rewrite" -> {
                        if (rewrite(each, scope)) {
                            return Outcome.ANSWERED;
                        }
                    }
                    case "if" -> conditional(each, scope);
                    case "include", "error_page" -> NginxElsewhere.require(each);
                    default -> {
                        // no redirect
                    }
                }
            } catch (NotExpressible e) {
                draft.reject(each.line(), e);
                if (each.name().equals("return")) {
                    return Outcome.ENDS_WITHOUT_A_RULE;
                }
            }
        }
        return Outcome.GOES_ON;
    }

    private void answer(Directive directive, Scope scope) {
        boolean withoutCode = !directive.word(1).matches("[0-9]+");
        int status = withoutCode ? 302 : StatusCode.of(directive.word(1));
        String target = withoutCode ? directive.word(1) : directive.word(2);
        Directive map = map(target);
        scope.requireNoOther(map);
        if (!StatusCode.redirects(status)) {
            add(directive, scope.where.copy().rules(scope.paths, "-"), status, "");
            return;
        }
        if (map != null) {
            new NginxMap(map, target, serverName, draft).write(directive, scope.where, scope.paths, status, false);
            return;
        }
        PathSource paths = NginxTarget.needsWhole(target) ? scope.paths.withWhole() : scope.paths;
        NginxTarget to = NginxTarget.ofReturn(target, paths, serverName);
        add(directive, scope.where.copy().note(to.note()).rules(paths, to.to()), status, to.policy());
    }

    /** The map whose value a target is, or ends with. */
    private @Nullable Directive map(String target) {
        int dollar = target.lastIndexOf('$');
        return dollar < 0 ? null : maps.get(target.substring(dollar));
    }

    private boolean rewrite(Directive directive, Scope scope) {
        String expression = directive.word(1);
        String target = directive.word(2);
        String flag = directive.word(3);
        boolean external = URL.matcher(target).matches();
        Directive map = map(target);
        scope.requireNoOther(map);
        if (!flag.equals("permanent") && !flag.equals("redirect") && !external) {
            if (!flag.isEmpty()) {
                passes(directive, expression, scope);
            }
            throw new NotExpressible(
                    "the rewrite changes the path inside the server, which is no redirect",
                    "let the application answer these paths; rules behind it see the changed path, and were read as if"
                            + " they saw the one asked for");
        }
        int status = flag.equals("permanent") ? 301 : 302;
        if (map != null) {
            new NginxMap(map, target, serverName, draft).write(directive, scope.where, scope.paths, status, true);
            return false;
        }
        Expression searched = Expression.ofPath(expression);
        boolean all = searched.source().isAny();
        PathSource paths =
                all && !scope.paths.isAny() ? within(scope.paths, target) : paths(searched, expression, scope);
        if (paths == null) {
            throw new NotExpressible(
                    "the path has to fit two, that of the location and that of the rewrite",
                    "begin the expression with ^ and the path of the location");
        }
        paths = NginxTarget.needsWhole(target) ? paths.withWhole() : paths;
        NginxTarget to = NginxTarget.ofRewrite(target, paths, serverName);
        if (paths.losesSlashIn(to.to())) {
            paths = searched.expression();
            to = NginxTarget.ofRewrite(target, paths, serverName);
        }
        add(directive, scope.where.copy().note(to.note()).rules(paths, to.to()), status, to.policy());
        return all;
    }

    /** A rewrite that ends here lets no directive behind it see the path asked for. */
    private void passes(Directive directive, String expression, Scope scope) {
        PathSource paths = paths(Expression.ofPath(expression), expression, scope);
        if (paths != null && (scope.where.isForExpressions() || !paths.isExpression())) {
            for (RuleText pass : scope.where.copy().rules(paths, "-")) {
                draft.placeholder(directive.line(), pass);
            }
        }
    }

    /** The paths of a rewrite, if they are all in the location; {@code null} if that can't be told. */
    private static @Nullable PathSource paths(Expression searched, String expression, Scope scope) {
        PathSource paths = searched.source();
        if (paths.isAny()) {
            return scope.paths.isAny() ? paths : scope.paths;
        }
        boolean inside = scope.prefix.equals("/")
                || expression.startsWith("^" + Expression.quoted(scope.prefix))
                || expression.startsWith("^" + scope.prefix);
        return inside && !scope.prefix.isEmpty() ? paths : null;
    }

    /** The paths of a location for a rewrite of them all, whose group is the whole path. */
    private static PathSource within(PathSource location, String target) {
        if (!target.matches(".*\\$[0-9].*")) {
            return location;
        }
        PathSource whole = location.withWhole();
        Map<String, String> captures = new HashMap<>();
        captures.put("1", String.valueOf(whole.whole()).substring(1));
        return new PathSource(whole.text(), captures, whole.whole(), whole.ignore());
    }

    private void conditional(Directive directive, Scope scope) {
        Where both = scope.where.copy();
        List<String> words =
                new ArrayList<>(directive.words().subList(1, directive.words().size()));
        if (words.isEmpty()) {
            return;
        }
        String joined = String.join(" ", words);
        String inside = joined.replaceAll("^\\(\\s*|\\s*\\)$", "");
        Directive map = maps.get(inside.replaceAll("\\s*!=\\s*\"?\"?$", ""));
        if (map == null) {
            NginxCondition.add(inside, both);
        } else {
            scope.requireNoOther(map);
        }
        statements(directive.block(), new Scope(scope.paths, scope.prefix, both, map == null ? scope.map : map));
    }

    private void add(Directive directive, List<RuleText> rules, int status, String policy) {
        for (RuleText rule : rules) {
            rule.status(status);
            if (!policy.isEmpty()) {
                rule.option("query", policy);
            }
            draft.rule(directive.line(), rule);
        }
    }
}
