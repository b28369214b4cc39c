package io.github.redirectfilter.console;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.GuardMode;
import io.github.redirectfilter.lint.Finding;
import io.github.redirectfilter.lint.Lint;
import io.github.redirectfilter.lint.RuleGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes long to find out about rules, found out once, when somebody looks. */
final class Insight {
    /** Above that, lint would be felt. The log at the start has the same bound. */
    static final int MOST_LINTED = 5_000;

    /** More can't be taken in at a glance. */
    static final int MOST_NODES = 60;

    private final Configuration configuration;
    private final String contextPath;
    private @Nullable List<Finding> findings;
    private @Nullable RuleGraph graph;

    Insight(Configuration configuration, String contextPath) {
        this.configuration = configuration;
        this.contextPath = contextPath;
    }

    /** Whether there are too many rules to look at. */
    boolean tooMany() {
        return redirects().size() > MOST_LINTED;
    }

    /** What lint finds. */
    synchronized List<Finding> findings() {
        List<Finding> known = findings;
        if (known == null) {
            known = Lint.of(redirects(), new Lint.Surroundings(configuration.guard() != GuardMode.OFF, contextPath));
            findings = known;
        }
        return known;
    }

    /** Where rules lead. */
    synchronized RuleGraph graph() {
        RuleGraph known = graph;
        if (known == null) {
            known = RuleGraph.of(redirects(), MOST_NODES);
            graph = known;
        }
        return known;
    }

    private Redirects redirects() {
        return configuration.redirects();
    }
}
