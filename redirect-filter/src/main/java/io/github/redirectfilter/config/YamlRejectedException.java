package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Problem;

/** Ends the reading of a YAML document behind which nothing can be understood. */
final class YamlRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    YamlRejectedException(Located what, String message) {
        super(message, null, false, false);
        this.problem = new Problem(what.place(), Math.max(1, what.text().length()), message);
    }

    Problem problem() {
        return problem;
    }
}
