package io.github.redirectfilter.convert;

import io.github.redirectfilter.convert.NginxTokens.Directive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The entries of a {@code map} whose value is the target of a redirect: texts first, then expressions as written, the default last. */
final class NginxMap {
    private final Directive map;
    private final String before;
    private final String serverName;
    private final Draft draft;

    NginxMap(Directive map, String target, String serverName, Draft draft) {
        this.map = map;
        this.before = target.substring(0, target.length() - map.word(2).length());
        this.serverName = serverName;
        this.draft = draft;
    }

    /** Makes a rule of each entry. */
    void write(Directive use, Where where, PathSource around, int status, boolean rewrite) {
        boolean query = map.word(1).equals("$request_uri");
        if (!around.isAny()
                || !query && !map.word(1).equals("$uri") && !map.word(1).equals("$document_uri")) {
            draft.reject(
                    use.line(),
                    around.isAny()
                            ? "the map looks at " + map.word(1) + ", and not at the path"
                            : "the map stands in a location, so that the path has to fit two",
                    "write its entries as rules");
            return;
        }
        List<Directive> entries = new ArrayList<>(map.block());
        entries.sort(Comparator.comparingInt(NginxMap::rank));
        for (Directive entry : entries) {
            try {
                entry(entry, where.copy(), status, query, rewrite);
            } catch (NotExpressible e) {
                draft.reject(entry.line(), e);
            }
        }
    }

    private static int rank(Directive entry) {
        return entry.name().equals("default") ? 2 : entry.name().startsWith("~") ? 1 : 0;
    }

    private void entry(Directive entry, Where where, int status, boolean query, boolean rewrite) {
        String key = entry.name();
        if (key.equals("default") && (entry.word(1).isEmpty() || entry.word(1).equals("0"))
                || key.equals("hostnames")
                || key.equals("volatile")) {
            return;
        }
        if (key.equals("include")) {
            throw new NotExpressible("the entries are in another file", "convert them, with the map around them");
        }
        if (entry.word(1).isEmpty() || entry.word(1).equals("0")) {
            throw new NotExpressible(
                    "the value is empty, so that nginx goes on with what stands behind the map's use",
                    "write a rule with the target - for it in front, if nothing behind is for it");
        }
        PathSource paths = paths(key, where, query);
        String target = before + entry.word(1);
        PathSource source = NginxTarget.needsWhole(target) ? paths.withWhole() : paths;
        NginxTarget to = rewrite
                ? NginxTarget.ofRewrite(target, source, serverName)
                : NginxTarget.ofReturn(target, source, serverName);
        for (RuleText rule : where.note(to.note()).rules(source, to.to())) {
            rule.status(status);
            if (!to.policy().isEmpty()) {
                rule.option("query", to.policy());
            }
            draft.rule(entry.line(), rule);
        }
    }

    private static PathSource paths(String key, Where where, boolean query) {
        if (key.equals("default")) {
            return PathSource.any();
        }
        if (key.startsWith("~")) {
            boolean ignore = key.startsWith("~*");
            String expression = key.substring(ignore ? 2 : 1);
            if (query && expression.contains("\\?")) {
                throw new NotExpressible(
                        "expressions here look at the path alone",
                        "write the parameters into FROM: /path?name={value}");
            }
            where.note(query ? "the query does not have to fit" : null);
            return Expression.ofPath(expression).source().ignoring(ignore);
        }
        int mark = query ? key.indexOf('?') : -1;
        if (mark >= 0) {
            for (String parameter : key.substring(mark + 1).split("&", -1)) {
                where.parameter(Literal.braces(parameter));
            }
        }
        where.note(query ? "the query may have other parameters, too" : null);
        String path = mark >= 0 ? key.substring(0, mark) : key;
        return PathSource.literal(query ? Literal.address(path) : Literal.path(path))
                .ignoring(true);
    }
}
