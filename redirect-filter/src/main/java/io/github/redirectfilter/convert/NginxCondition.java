package io.github.redirectfilter.convert;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the brackets of an {@code if}. */
final class NginxCondition {
    private static final Pattern COMPARISON =
            Pattern.compile("\\$(?<name>\\w+)(?:\\s*(?<operator>!=|=|!~\\*|!~|~\\*|~)\\s*\"?(?<value>.*?)\"?)?");

    private NginxCondition() {}

    /** Adds a condition to others. */
    static void add(String text, Where where) {
        Matcher comparison = COMPARISON.matcher(text);
        if (!comparison.matches()) {
            throw new NotExpressible(
                    "the condition looks at what a rule can't see", "see docs/conditions.md for what it can look at");
        }
        String name = comparison.group("name");
        String operator = comparison.group("operator") == null ? "" : comparison.group("operator");
        String value = comparison.group("value") == null ? "" : comparison.group("value");
        boolean negated = operator.startsWith("!");
        switch (name) {
            case "scheme" -> {
                String only = value.replaceAll("^\\^|\\$$", "");
                where.scheme(negated == only.equals("https") ? "http" : "https");
            }
            case "request_method" -> {
                if (!value.matches("\\^?\\(?[A-Z|]+\\)?\\$?")) {
                    throw new NotExpressible("the methods are no list of names", "write them as ^(GET|POST)$");
                }
                String list = value.replaceAll("[^A-Z|]", "").replace('|', ',');
                if (negated) {
                    where.option("not.method", list);
                } else {
                    where.methods(list);
                }
            }
            case "host", "http_host" -> host(operator, value, negated, where);
            default -> value(key(name), operator, value, negated, where);
        }
    }

    private static void host(String operator, String value, boolean negated, Where where) {
        if (!negated && operator.equals("=")) {
            where.hosts(List.of(value));
        } else if (operator.endsWith("=")) {
            where.option("not.header.Host", "~(?i)^" + Expression.quoted(value) + "(?::[0-9]+)?$");
        } else {
            String host = negated ? null : Regex.host(value);
            if (host != null) {
                where.hosts(List.of(host));
            } else {
                where.option((negated ? "not." : "") + "header.Host", "~(?i)" + value);
            }
        }
    }

    private static String key(String name) {
        if (name.startsWith("arg_")) {
            return "query." + name.substring(4);
        }
        if (name.startsWith("cookie_")) {
            return "cookie." + name.substring(7);
        }
        if (name.startsWith("http_")) {
            return "header." + name.substring(5).replace('_', '-');
        }
        throw new NotExpressible("a rule can't look at $" + name, "see docs/conditions.md for what it can look at");
    }

    /** What is absent is empty for nginx, and a condition on it does not hold here. */
    private static void value(String key, String operator, String value, boolean negated, Where where) {
        boolean text = operator.endsWith("=");
        boolean empty = text ? value.isEmpty() : value.equals("^$");
        if (operator.isEmpty() || empty) {
            // without an operator: not empty, and not "0", which nobody means
            where.option((operator.isEmpty() || negated ? "" : "not.") + key, "~.");
        } else if (text) {
            where.option((negated ? "not." : "") + key, "~^" + Expression.quoted(value) + "$");
        } else {
            Regex.requireText(value);
            where.option((negated ? "not." : "") + key, (operator.endsWith("*") ? "~(?i)" : "~") + value);
        }
    }
}
