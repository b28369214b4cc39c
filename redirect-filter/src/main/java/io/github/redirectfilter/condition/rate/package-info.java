/** The condition {@code rate}, and where an application says who keeps the counts. */
@NullMarked
package io.github.redirectfilter.condition.rate;

import org.jspecify.annotations.NullMarked;
