package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code RewriteCond} lines in front of a rule ask for, brought into the form of rules: each condition once, all
 * together.
 */
final class RewriteConditions {
    private static final int MOST_RULES = 32;
    private static final Pattern METHODS = Pattern.compile("\\^?(?:\\(\\?:|\\()?([A-Z]+(?:\\|[A-Z]+)*)\\)?\\$?");
    private static final Pattern PARAMETER = Pattern.compile("(?<key>[A-Za-z0-9_.~-]+)=(?<value>.*)");

    private final Where where;
    private final Map<String, String> groups = new HashMap<>();
    private @Nullable RewriteCondition path;

    private RewriteConditions(Where where) {
        this.where = where;
    }

    Where where() {
        return where;
    }

    /** What stands for {@code %1} and so on. */
    Map<String, String> groups() {
        return groups;
    }

    /** The condition on the path; {@code null} if there is none. */
    @Nullable
    RewriteCondition path() {
        return path;
    }

    /** One for each rule that is needed to say the same. */
    static List<RewriteConditions> of(List<RewriteCondition> conditions, Where around) {
        List<List<RewriteCondition>> all = new ArrayList<>();
        all.add(new ArrayList<>());
        for (int i = 0; i < conditions.size(); i++) {
            List<RewriteCondition> either = new ArrayList<>();
            either.add(conditions.get(i));
            while (conditions.get(i).orNext() && i + 1 < conditions.size()) {
                either.add(conditions.get(++i));
            }
            all = product(all, merged(either, each -> !each.negated() && !each.isAbsence()));
        }
        List<RewriteConditions> rules = new ArrayList<>();
        for (List<RewriteCondition> together : all) {
            rules.add(of(together, around.copy(), conditions.isEmpty() ? null : conditions.get(conditions.size() - 1)));
        }
        return rules;
    }

    private static List<List<RewriteCondition>> product(
            List<List<RewriteCondition>> all, List<RewriteCondition> either) {
        List<List<RewriteCondition>> product = new ArrayList<>();
        for (List<RewriteCondition> before : all) {
            for (RewriteCondition next : either) {
                List<RewriteCondition> more = new ArrayList<>(before);
                more.add(next);
                product.add(more);
            }
        }
        if (product.size() > MOST_RULES) {
            throw new NotExpressible(
                    "the conditions with OR come to more than " + MOST_RULES + " rules", "write fewer alternatives");
        }
        return product;
    }

    /** Conditions on the same as one, where one expression can stand for all. */
    private static List<RewriteCondition> merged(
            List<RewriteCondition> conditions, Predicate<RewriteCondition> mergeable) {
        Map<String, List<RewriteCondition>> byVariable = new LinkedHashMap<>();
        List<RewriteCondition> merged = new ArrayList<>();
        for (RewriteCondition each : conditions) {
            if (mergeable.test(each)) {
                byVariable
                        .computeIfAbsent(each.variable(), key -> new ArrayList<>())
                        .add(each);
            } else {
                merged.add(each);
            }
        }
        byVariable.forEach((variable, same) -> {
            RewriteCondition first = same.get(0);
            boolean alike = same.stream().allMatch(each -> each.ignoresCase() == first.ignoresCase());
            String expression = alike
                    ? Regex.any(same.stream().map(RewriteCondition::bare).toList())
                    : Regex.any(same.stream().map(RewriteCondition::expression).toList());
            merged.add(new RewriteCondition(
                    variable,
                    first.negated(),
                    alike && first.ignoresCase() ? "(?i:" + expression + ")" : expression,
                    false));
        });
        return merged;
    }

    private static RewriteConditions of(List<RewriteCondition> together, Where where, @Nullable RewriteCondition last) {
        RewriteConditions conditions = new RewriteConditions(where);
        for (RewriteCondition each : merged(together, each -> each.negated() && !each.isAbsence())) {
            conditions.add(each, each.equals(last));
        }
        return conditions;
    }

    private void add(RewriteCondition condition, boolean last) {
        switch (condition.variable()) {
            case "HTTPS" -> where.scheme(scheme(condition, "on", "off"));
            case "REQUEST_SCHEME" -> where.scheme(scheme(condition, "https", "http"));
            case "SERVER_PORT" -> port(condition);
            case "REQUEST_METHOD" -> method(condition);
            case "REQUEST_URI" -> path(condition);
            case "QUERY_STRING" -> query(condition, last);
            default -> header(condition);
        }
    }

    private static String scheme(RewriteCondition condition, String secure, String plain) {
        String text = condition.bare().replaceAll("^\\^|\\$$", "").toLowerCase(Locale.ROOT);
        if (text.equals(secure) || text.equals(plain)) {
            return text.equals(secure) != condition.negated() ? "https" : "http";
        }
        throw new NotExpressible(
                "the condition on the scheme is neither " + secure + " nor " + plain, "write one of them");
    }

    private void port(RewriteCondition condition) {
        String port = condition.bare().replaceAll("^\\^|\\$$", "");
        if (condition.negated() || !port.matches("[0-9]+")) {
            throw new NotExpressible(
                    "a rule is for one port or for all", "write FROM with a port, or with http:// or https://");
        }
        where.port(port);
    }

    private void method(RewriteCondition condition) {
        Matcher methods = METHODS.matcher(condition.bare());
        if (!methods.matches()) {
            throw new NotExpressible("the methods are no list of names", "write them as ^(GET|POST)$");
        }
        String list = methods.group(1).replace('|', ',');
        if (condition.negated()) {
            where.option("not.method", list);
        } else {
            where.methods(list);
        }
        List<String> names = List.of(list.split(",", -1));
        if (names.contains("GET") && !names.contains("HEAD")) {
            where.note("HEAD counts as GET");
        }
    }

    private void path(RewriteCondition condition) {
        if (condition.negated() || path != null) {
            throw new NotExpressible(
                    "the path that is not meant can't be a condition",
                    "write a rule with the target - for it in front of this one");
        }
        path = condition;
    }

    private void query(RewriteCondition condition, boolean last) {
        String text = condition.bare();
        if (condition.negated()
                || condition.ignoresCase()
                || Regex.alternatives(text).size() > 1) {
            throw notAList();
        }
        boolean begins = text.startsWith("^");
        boolean ends = Regex.endsWithAnchor(text);
        String list = text.substring(begins ? 1 : 0, text.length() - (ends ? 1 : 0));
        int group = 0;
        for (String each : list.split("&", -1)) {
            Matcher parameter = PARAMETER.matcher(each);
            if (!parameter.matches()) {
                throw notAList();
            }
            String value = parameter.group("value");
            String literal = Regex.literal(value);
            if (literal != null) {
                where.parameter(parameter.group("key") + "=" + Literal.braces(literal));
                continue;
            }
            List<String> inside = Regex.groups(value);
            boolean captured = inside.size() == 1 && value.startsWith("(") && value.endsWith(")");
            if (inside.size() > 1 || inside.size() == 1 && !captured || value.contains("{") || !ends) {
                throw notAList();
            }
            String name = "q" + ++group;
            String expression = captured ? value.substring(1, value.length() - 1) : value;
            where.parameter(parameter.group("key") + "={" + name + ":" + expression + "}");
            if (captured && last) {
                groups.put(Integer.toString(group), "{" + name + "}");
            }
        }
        where.note("parameters of the query fit as a whole, in any order, beside others");
    }

    private static NotExpressible notAList() {
        return new NotExpressible(
                "the condition on the query is no list of parameters",
                "write the parameters that matter into FROM: /path?name={value}");
    }

    private void header(RewriteCondition condition) {
        if (condition.variable().startsWith("query.") || condition.variable().startsWith("cookie.")) {
            if (condition.isAbsence()) {
                where.option((condition.negated() ? "" : "not.") + condition.variable(), "~.");
            } else {
                Regex.requireText(condition.bare());
                String written = (condition.ignoresCase() ? "(?i)" : "") + condition.bare();
                where.option((condition.negated() ? "not." : "") + condition.variable(), "~" + written);
            }
            return;
        }
        String name = condition.header();
        if (name.isEmpty()) {
            throw new NotExpressible(
                    "a rule can't look at " + condition.variable(),
                    condition.variable().equals("REMOTE_ADDR")
                            ? "write the condition ip=NETWORK"
                            : "see docs/conditions.md for what it can look at");
        }
        String host = name.equals("Host") && !condition.negated() ? Regex.host(condition.bare()) : null;
        if (host != null) {
            where.hosts(List.of(host));
        } else if (condition.isAbsence()) {
            where.option((condition.negated() ? "" : "not.") + "header." + name, null);
        } else {
            if (!name.equals("Host")) { // which every request has
                Regex.requireText(condition.bare());
            }
            // host names have no case, and browsers send them in small letters
            String written =
                    condition.ignoresCase() || name.equals("Host") ? "(?i)" + condition.bare() : condition.bare();
            where.option((condition.negated() ? "not." : "") + "header." + name, "~" + written);
        }
    }
}
