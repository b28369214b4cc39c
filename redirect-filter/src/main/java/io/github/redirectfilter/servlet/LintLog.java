package io.github.redirectfilter.servlet;

import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.GuardMode;
import io.github.redirectfilter.lint.Finding;
import io.github.redirectfilter.lint.Lint;
import io.github.redirectfilter.lint.Severity;
import io.github.redirectfilter.match.ControlCharacters;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the log what is odd about rules that begin to decide. Those that are valid do, whatever is found. */
final class LintLog {
    /** Above that, lint would be felt, and the command line is the place for it. */
    static final int MOST_RULES = 5_000;

    private static final int MOST_SHOWN = 20;
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    private LintLog() {}

    /** Logs the first errors and warnings, and how many more there are. */
    static void write(Configuration configuration, String contextPath) {
        Redirects redirects = configuration.redirects();
        if (redirects.size() > MOST_RULES) {
            LOG.log(
                    Level.INFO,
                    "More than " + MOST_RULES
                            + " rules are not looked at for mistakes when they start; the command line's"
                            + " check does");
            return;
        }
        try {
            Lint.Surroundings around = new Lint.Surroundings(configuration.guard() != GuardMode.OFF, contextPath);
            log(Lint.of(redirects, around), redirects.warnings());
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            // a mistake of lint is no reason not to start
            LOG.log(Level.WARNING, "The rules could not be looked at for mistakes", failure);
        }
    }

    private static void log(List<Finding> findings, List<Problem> told) {
        Set<String> known = told.stream().map(Problem::message).collect(Collectors.toSet());
        List<Finding> worth = findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTE && !known.contains(finding.what()))
                .toList();
        for (Finding finding : worth.subList(0, Math.min(MOST_SHOWN, worth.size()))) {
            Level level = finding.severity() == Severity.ERROR ? Level.ERROR : Level.WARNING;
            LOG.log(level, finding.headline() + ". " + ControlCharacters.escaped(finding.why() + " " + finding.mend()));
        }
        if (worth.size() > MOST_SHOWN) {
            LOG.log(
                    Level.WARNING,
                    (worth.size() - MOST_SHOWN)
                            + " more findings about the rules; the command line's check prints all");
        }
    }
}
