/**
 * Reads a configuration from wherever it is written: init-params, rule lines, YAML and annotations.
 *
 * <p>{@link io.github.redirectfilter.config.ConfigurationLoader} is the front. Every reader hands rules, settings and
 * problems to one sink, so that all ways in mean the same and one report names everything that is wrong.
 */
@NullMarked
package io.github.redirectfilter.config;

import org.jspecify.annotations.NullMarked;
