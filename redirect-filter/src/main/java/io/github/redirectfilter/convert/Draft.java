package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Takes what a dialect's reader finds. */
final class Draft {
    /** For servers' configurations, whose addresses are those of the server, not of an application on it. */
    static final String FROM_THE_ROOT = "context-relative: false";

    private final List<String> head = new ArrayList<>();
    private final List<ConvertedRule> rules = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Set<ConvertedRule> placeholders = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Adds a line in front of the rules. */
    void head(String line) {
        head.add(line);
    }

    /** Adds a line in front of the rules, unless it is there. */
    void headOnce(String line) {
        if (!head.contains(line)) {
            head.add(line);
        }
    }

    void rule(SourceLine line, RuleText rule) {
        rules.add(rule.at(line));
    }

    /**
     * Keeps the requests of what was rejected from the rules behind it: they pass, as what was rejected would have
     * answered them. Left out where no rule follows.
     */
    void placeholder(SourceLine line, RuleText pass) {
        ConvertedRule rule = pass.at(line);
        rules.add(rule);
        placeholders.add(rule);
    }

    void reject(SourceLine line, String reason, String instead) {
        Rejected rejection = new Rejected(line, reason, instead);
        if (!rejected.contains(rejection)) {
            rejected.add(rejection);
        }
    }

    void reject(SourceLine line, NotExpressible why) {
        reject(line, why.reason(), why.instead());
    }

    List<String> head() {
        return head;
    }

    List<ConvertedRule> rules() {
        return rules;
    }

    List<Rejected> rejected() {
        return rejected;
    }

    boolean isPlaceholder(ConvertedRule rule) {
        return placeholders.contains(rule);
    }
}
