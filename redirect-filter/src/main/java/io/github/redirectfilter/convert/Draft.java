package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.List;

/** Takes what a dialect's reader finds. */
final class Draft {
    /** For servers' configurations, whose addresses are those of the server, not of an application on it. */
    static final String FROM_THE_ROOT = "context-relative: false";

    private final List<String> head = new ArrayList<>();
    private final List<ConvertedRule> rules = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

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
        add(rule.at(line, false));
    }

    /** A break within a rule would make a line of its own of what stands behind it. */
    private void add(ConvertedRule rule) {
        if (rule.text().indexOf('\n') >= 0 || rule.text().indexOf('\r') >= 0) {
            reject(rule.line(), "it has a line break in it, which a rule can't have", "write it in one line");
        } else {
            rules.add(rule);
        }
    }

    /**
     * Keeps the requests of what was rejected from the rules behind it: they pass, as what was rejected would have
     * answered them. Left out where no rule follows.
     */
    void placeholder(SourceLine line, RuleText pass) {
        add(pass.at(line, true));
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

    /** Whether every request for a host by a scheme is taken by a rule that is here already. */
    boolean takesAll(String scheme, String host) {
        String all = scheme + "://" + host + "/{*rest}  ";
        return rules.stream()
                .anyMatch(rule -> rule.text().startsWith(all) && !rule.text().contains("="));
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
}
