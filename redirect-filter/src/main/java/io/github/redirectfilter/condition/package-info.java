/** The built-in conditions, a kind each, found by {@link java.util.ServiceLoader} like anyone's own. */
@NullMarked
package io.github.redirectfilter.condition;

import org.jspecify.annotations.NullMarked;
