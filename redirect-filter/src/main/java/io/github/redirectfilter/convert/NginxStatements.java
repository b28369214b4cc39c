package io.github.redirectfilter.convert;

import io.github.redirectfilter.convert.NginxTokens.Directive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Directives that nginx runs one after the other, in a server, a location or an {@code if}, until one answers. */
final class NginxStatements {
    private static final Pattern URL = Pattern.compile("(?:https?://|\\$scheme://).*");

    private final Map<String, Directive> maps;
    private final String serverName;
    private final Draft draft;

    NginxStatements(Map<String, Directive> maps, String serverName, Draft draft) {
        this.maps = maps;
        this.serverName = serverName;
        this.draft = draft;
    }

    /** Where directives stand. */
    record Scope(
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

    /** What becomes of requests behind some directives. */
    enum Outcome {
        GOES_ON,
        ANSWERED,
        ENDS_WITHOUT_A_RULE
    }

    /** Makes rules of directives in their order. */
    Outcome of(List<Directive> directives, Scope scope) {
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
        of(directive.block(), new Scope(scope.paths, scope.prefix, both, map == null ? scope.map : map));
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
