/**
 * Reads the redirects of other engines, and writes them as rule lines.
 *
 * <p>{@link io.github.redirectfilter.convert.Converter} is the front, a {@link io.github.redirectfilter.convert.Dialect}
 * reads each configuration language. Text comes in, and text goes out: what can't be said in a rule is named with its
 * reason.
 */
@NullMarked
package io.github.redirectfilter.convert;

import org.jspecify.annotations.NullMarked;
