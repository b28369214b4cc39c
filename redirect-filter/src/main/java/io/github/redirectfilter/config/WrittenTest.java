package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;

/**
 * A test that stands among rules, as it was written: what follows {@code ## test:} in a comment, or an entry of
 * {@code tests} in YAML. Reading rules does not look into it; {@link RuleTest} does.
 *
 * @param place where it begins
 * @param text such as {@code GET /old?id=7 -> 301 /new/7}
 */
public record WrittenTest(Place place, String text) {}
