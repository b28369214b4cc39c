/**
 * Finds mistakes in rules that are valid: loops, rules that never have their turn, and what else surprises on the day it
 * matters. {@link io.github.redirectfilter.lint.Lint} begins.
 */
@NullMarked
package io.github.redirectfilter.lint;

import org.jspecify.annotations.NullMarked;
