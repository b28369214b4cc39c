package io.github.redirectfilter.cli;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.lint.Finding;
import java.util.List;

/** Prints what was found. */
interface FindingsWriter {
    /** Prints what was found in valid rules, the worst first. */
    void findings(int rules, List<Finding> findings);

    /** Prints why the rules are not valid. */
    void problems(RedirectConfigurationException problems);
}
