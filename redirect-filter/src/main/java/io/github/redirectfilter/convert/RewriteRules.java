package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code RewriteCond} and {@code RewriteRule} lines of one section, in order. */
final class RewriteRules {
    /** What an address may begin with that has the scheme in front; rules behind it may go on with one. */
    private static final Pattern NO_URL = Pattern.compile("\\^(/|\\\\|[a-gi-zA-GI-Z0-9_-]).*");

    private static final Pattern URL = Pattern.compile("(?i)(?:https?:)?//.*|%\\{(?:REQUEST_SCHEME|HTTPS)}.*");

    private final Kind kind;
    private final List<Statement> statements = new ArrayList<>();
    private final List<RewriteCondition> pending = new ArrayList<>();
    private @Nullable NotExpressible pendingProblem;
    private String base = "/";
    private int doubtful;

    /** How lines are read. */
    enum Kind {
        /** A server's: paths begin with a slash. */
        SERVER,
        /** A directory's: paths are those below it. */
        DIRECTORY,
        /** Tomcat's: paths begin with a slash, expressions fit as a whole, and a redirect ends. */
        VALVE
    }

    private record Statement(
            SourceLine line,
            String pattern,
            String target,
            RewriteFlags flags,
            List<RewriteCondition> conditions,
            @Nullable NotExpressible problem) {}

    RewriteRules(Kind kind) {
        this.kind = kind;
    }

    /** The directory that relative targets belong to. */
    void base(String path) {
        base = path.endsWith("/") ? path : path + "/";
    }

    /** Takes the words behind {@code RewriteCond}. */
    void condition(List<String> words) {
        try {
            pending.add(RewriteCondition.of(words, kind == Kind.VALVE));
        } catch (NotExpressible e) {
            pendingProblem = e;
        }
    }

    /** Takes the words behind {@code RewriteRule}. */
    void rule(SourceLine line, List<String> words) {
        NotExpressible problem = pendingProblem;
        if (words.size() < 2) {
            problem = new NotExpressible("the rule has no target", "write it as RewriteRule EXPRESSION TARGET [FLAGS]");
        }
        statements.add(new Statement(
                line,
                words.isEmpty() ? "" : words.get(0),
                words.size() < 2 ? "-" : words.get(1),
                words.size() > 2 ? RewriteFlags.of(words.get(2)) : RewriteFlags.none(),
                List.copyOf(pending),
                problem));
        pending.clear();
        pendingProblem = null;
    }

    /** Makes rules of all that was taken, for requests for which all else holds. */
    void write(Where around, Draft draft) {
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            try {
                requireOwnTurn(statement);
                write(statement, statements.subList(i + 1, statements.size()), around, draft);
            } catch (NotExpressible e) {
                draft.reject(statement.line, e);
            }
        }
        statements.clear();
    }

    /** Throws for a rule that hangs on the one before it. */
    private void requireOwnTurn(Statement statement) {
        boolean hangs = doubtful > 0;
        doubtful = Math.max(0, doubtful - 1);
        if (statement.flags.has("C")) {
            doubtful = Math.max(doubtful, 1);
        }
        if (statement.flags.has("S")) {
            doubtful = Math.max(doubtful, skipped(statement.flags.value("S")));
        }
        if (hangs || statement.flags.has("C") || statement.flags.has("S")) {
            throw new NotExpressible(
                    "the rule hangs together with others (flags C and S)", "write what they do together as one rule");
        }
    }

    private static int skipped(String count) {
        return count.matches("[0-9]{1,4}") ? Integer.parseInt(count) : 1;
    }

    private void write(Statement statement, List<Statement> behind, Where around, Draft draft) {
        if (statement.problem != null) {
            throw statement.problem;
        }
        RewriteFlags flags = statement.flags;
        boolean external = URL.matcher(statement.target).matches();
        boolean redirect = flags.has("R") || external && !flags.has("P");
        int status = status(flags, redirect);
        boolean none = statement.target.equals("-");
        if (status == 0 && !(none && flags.last())) {
            reject(statement, draft);
            return;
        }
        flags.requireKnown();
        if (redirect && StatusCode.redirects(status)) {
            requireEnd(statement, behind);
        }
        for (RewriteConditions conditions : RewriteConditions.of(statement.conditions, around)) {
            PathSource paths = paths(statement, conditions.path());
            if (status == 0 || !StatusCode.redirects(status)) {
                add(draft, statement.line, conditions.where().rules(paths, "-"), status, "");
            } else if (none) {
                throw new NotExpressible("a redirect without a target leads to itself", "delete it");
            } else {
                redirect(statement, conditions, paths, status, draft);
            }
        }
    }

    private static int status(RewriteFlags flags, boolean redirect) {
        if (flags.has("F")) {
            return StatusCode.checked(403);
        }
        if (flags.has("G")) {
            return 410;
        }
        return !redirect ? 0 : flags.value("R").isEmpty() ? 302 : StatusCode.of(flags.value("R"));
    }

    private static void reject(Statement statement, Draft draft) {
        draft.reject(
                statement.line,
                statement.target.equals("-")
                        ? "this is no redirect"
                        : "the rule changes the path inside the server, which is no redirect",
                statement.flags.last()
                        ? "let the application answer these paths"
                        : "let the application answer these paths; rules behind it see the changed path, and were read"
                                + " as if they saw the one asked for");
    }

    /** Without L the rules behind a redirect go on with its target. */
    private void requireEnd(Statement statement, List<Statement> behind) {
        if (kind == Kind.VALVE || statement.flags.last()) {
            return;
        }
        for (Statement next : behind) {
            String pattern = next.pattern.startsWith("^/?") ? "^" + next.pattern.substring(3) : next.pattern;
            if (!NO_URL.matcher(pattern).matches()) {
                throw new NotExpressible(
                        "without the flag L the rules behind it go on with its target, and the one in line "
                                + next.line.number() + " may fit it",
                        "add L if it should end here");
            }
        }
    }

    private PathSource paths(Statement statement, @Nullable RewriteCondition path) {
        if (statement.pattern.startsWith("!")) {
            throw new NotExpressible(
                    "the rule is for all paths but some",
                    "write a rule with the target - for those in front of one for all");
        }
        PathSource paths = searched(statement.pattern).source().ignoring(statement.flags.has("NC"));
        if (path == null) {
            return paths;
        }
        if (!paths.isAny() || statement.target.matches(".*\\$[0-9].*")) {
            throw new NotExpressible(
                    "the path has to fit two expressions, that of the rule and that of a condition",
                    "write one expression that means both");
        }
        return Expression.ofPath(path.bare()).source().ignoring(path.ignoresCase());
    }

    private Expression searched(String pattern) {
        if (kind == Kind.DIRECTORY) {
            if (pattern.startsWith("^/") && !pattern.startsWith("^/?")) {
                throw new NotExpressible(
                        "in a directory's file no path begins with a slash, so that this fits none",
                        "delete it, or drop the slash");
            }
            return Expression.below(base, pattern);
        }
        return Expression.ofPath(kind == Kind.VALVE ? whole(pattern) : pattern);
    }

    private static String whole(String pattern) {
        return String.join(
                "|",
                Regex.alternatives(pattern).stream()
                        .map(each -> (each.startsWith("^") ? "" : "^") + each + (Regex.endsWithAnchor(each) ? "" : "$"))
                        .toList());
    }

    private void redirect(
            Statement statement, RewriteConditions conditions, PathSource source, int status, Draft draft) {
        String target = statement.target;
        PathSource paths = target.contains("%{REQUEST_URI}") ? source.withWhole() : source;
        Query query = Query.of(target, statement.flags);
        String path = query.path;
        if (!path.startsWith("/") && !URL.matcher(path).matches() && !path.startsWith("$") && !path.startsWith("%")) {
            if (kind != Kind.DIRECTORY) {
                throw new NotExpressible("the target is no path from the root and no URL", "begin it with a slash");
            }
            path = base + path;
        } else if (path.startsWith("$") && kind == Kind.DIRECTORY) {
            path = base + path;
        }
        String to = to(path, paths, conditions);
        if (conditions.path() == null && paths.losesSlashIn(to)) {
            paths = searched(statement.pattern).expression().ignoring(statement.flags.has("NC"));
            to = to(path, paths, conditions);
        }
        String fragment = "";
        int hash = to.indexOf('#');
        if (hash >= 0) {
            fragment = statement.flags.has("NE")
                    ? to.substring(hash)
                    : to.substring(hash).replace("#", "%23");
            to = to.substring(0, hash);
        }
        String queryText = to(query.text, paths, conditions);
        String again = query.policy.equals("drop") ? "" : conditions.where().parametersForTarget();
        String all = queryText + (queryText.isEmpty() || again.isEmpty() ? "" : "&") + again;
        String mark = all.isEmpty() ? "" : "?";
        add(draft, statement.line, conditions.where().rules(paths, to + mark + all + fragment), status, query.policy);
    }

    private static String to(String text, PathSource paths, RewriteConditions conditions) {
        return Substitution.of(text, paths.captures(), conditions.groups(), name -> variable(name, paths));
    }

    private static @Nullable String variable(String name, PathSource paths) {
        return switch (name) {
            case "HTTP_HOST", "SERVER_NAME", "HTTP:Host" -> "{host}";
            case "REQUEST_URI" -> paths.whole();
            case "REQUEST_SCHEME" -> "{scheme}";
            case "SERVER_PORT" -> "{port}";
            default -> name.startsWith("HTTP:") ? "{header:" + name.substring(5) + "}" : null;
        };
    }

    private static void add(Draft draft, SourceLine line, List<RuleText> rules, int status, String policy) {
        for (RuleText rule : rules) {
            if (status != 0) {
                rule.status(status);
            }
            if (!policy.isEmpty()) {
                rule.option("query", policy);
            }
            draft.rule(line, rule);
        }
    }

    /** A target's path and query, and what becomes of the request's query. */
    private record Query(String path, String text, String policy) {
        static Query of(String target, RewriteFlags flags) {
            int mark = target.indexOf('?');
            String path = mark < 0 ? target : target.substring(0, mark);
            String text = mark < 0 ? "" : target.substring(mark + 1);
            if (text.equals("%{QUERY_STRING}")) {
                return new Query(path, "", "");
            }
            if (flags.has("QSD")) {
                return new Query(path, text, "drop");
            }
            if (flags.has("QSA")) {
                return new Query(path, text, text.isEmpty() ? "" : "append");
            }
            return new Query(path, text, mark < 0 ? "" : "drop");
        }
    }
}
